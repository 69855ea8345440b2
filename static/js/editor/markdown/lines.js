// Text by line numbers, each line with the break it came with.

export class Lines {
  constructor(text) {
    this.text = text;
    this.starts = [
      0,
      ...Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: mark, index }) => index + mark.length),
    ];
  }

  offset(line) {
    return this.starts[line] ?? this.text.length;
  }

  between(first, last) {
    return this.text.slice(this.offset(first), this.offset(last));
  }
}
