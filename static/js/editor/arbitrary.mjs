// Random documents for the tests, the same ones at every run.
import { schema } from "./schema/index.js";

const BITS = [
  ..."abcé*_`[](){}<>&!|~:#+-=.\\$\u00a0",
  ...[
    "word",
    "**",
    "[^1]",
    "](",
    "<b>",
    "<https://e.gov>",
    "&amp;",
    "# ",
    "- ",
    "1. ",
    "1)",
    ":::",
  ],
  ...["---", "===", "> ", "5 U.S.C. 6503(a)", "*[TMO]: b", "https://e.gov/a_b", "“q”"],
];

const ADDRESSES = ["https://e.gov/x", "page:/a/#b", "https://e.gov/a_(b)", "mailto:a@e.gov"];

/** A generator of numbers from 0 to 1 that begins at `seed` (Mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Author {
  constructor(seed) {
    this.next = numbers(seed);
  }

  below(limit) {
    return Math.floor(this.next() * limit);
  }

  pick(choices) {
    return choices[this.below(choices.length)];
  }

  chance(part) {
    return this.next() < part;
  }

  some(make, most = 3) {
    return Array.from({ length: 1 + this.below(most) }, make);
  }

  marks() {
    const marks = [];
    if (this.chance(0.25)) marks.push(schema.mark("strong"));
    if (this.chance(0.25)) marks.push(schema.mark("em"));
    if (this.chance(0.1)) marks.push(schema.mark("code"));
    if (this.chance(0.15)) marks.push(schema.mark("link", { href: this.pick(ADDRESSES) }));
    return marks.reduce((set, mark) => mark.addToSet(set), []);
  }

  /** Words, each with marks of its own, a space between them. */
  line({ breaks = false } = {}) {
    const words = this.some(() => {
      const word = this.some(() => this.pick(BITS), 4).join("");
      return schema.text(word, this.marks());
    });
    const gap = () => (breaks && this.chance(0.2) ? schema.node("hard_break") : schema.text(" "));
    return words.flatMap((word, index) => (index ? [gap(), word] : [word]));
  }

  item(depth) {
    return schema.node("list_item", null, this.blocks(depth));
  }

  blocks(depth) {
    return this.some(() => this.block(depth + 1));
  }

  row(type, columns) {
    const cell = () => schema.node(type, null, schema.node("cell_line", null, this.line()));
    return schema.node("table_row", null, Array.from({ length: columns }, cell));
  }

  table() {
    const columns = 1 + this.below(3);
    const body = Array.from({ length: this.below(3) }, () => this.row("table_cell", columns));
    return schema.node("table", null, [this.row("table_header", columns), ...body]);
  }

  list(type, depth) {
    const attrs = { tight: this.chance(0.5), order: this.chance(0.7) ? 1 : 7 };
    return schema.node(
      type,
      attrs,
      this.some(() => this.item(depth)),
    );
  }

  callout(depth) {
    const title = schema.node(
      "callout_title",
      null,
      this.chance(0.5) ? schema.text("A title") : null,
    );
    return schema.node("callout", { kind: "law" }, [title, ...this.blocks(depth)]);
  }

  block(depth = 0) {
    const makers = {
      paragraph: () => schema.node("paragraph", null, this.line({ breaks: true })),
      heading: () =>
        schema.node("heading", { level: 1 + this.below(6), anchor: "an-chor" }, this.line()),
      bullet_list: () => this.list("bullet_list", depth),
      ordered_list: () => this.list("ordered_list", depth),
      blockquote: () => schema.node("blockquote", null, this.blocks(depth)),
      callout: () => this.callout(depth),
      steps: () => schema.node("steps", null, this.list("ordered_list", depth)),
      table: () => this.table(),
      rule: () => schema.node("rule"),
    };
    const names = Object.keys(makers);
    return makers[this.pick(depth > 2 ? names.slice(0, 2) : names)]();
  }
}

export const arbitraryBlock = (seed) => new Author(seed).block();
