// Backslashes where text would otherwise be read as marks. Footnote references stay as they are.

const FOOTNOTE = /^\[\^[^\]\s]+\]/;
const LINKED_FOOTNOTE = /^\[\^[^\]\s]+\]\(/;
const AUTOLINK = /^<(?:[a-z][\w+.-]{1,31}:|[^\s<>]+@)/i;
const ENTITY = /^&(?:#\d+|#x[\da-f]+|\w+);/i;
const LINK = /^\[[^\]]*\][([:]/;

const WORD = /[\p{L}\p{N}]/u;
const isBetween = (pattern, before, after) => pattern.test(before) && pattern.test(after);

/** Whether the character at `index` needs its backslash; `before` and `after` are "" at the ends. */
function needsEscape(text, index, before, after) {
  const rest = () => text.slice(index);
  switch (text[index]) {
    case "`":
    case "\\":
      return true;
    case "*":
      return !isBetween(/\s/, before, after);
    case "_":
      return !isBetween(/\s/, before, after) && !isBetween(WORD, before, after);
    case "[":
      return LINK.test(rest());
    case "<":
      return AUTOLINK.test(rest());
    case "&":
      return ENTITY.test(rest());
    default:
      return false;
  }
}

const STRICT = /[\\`*_[\]<&!]/;

/** `strict` escapes whatever could be a mark; it serves where the light way was read otherwise. */
export function escapeText(text, { strict = false, brackets = false } = {}) {
  let out = "";
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    const footnote = char === "[" && !brackets && FOOTNOTE.exec(text.slice(i))?.[0];
    if (footnote && !(strict && LINKED_FOOTNOTE.test(text.slice(i)))) {
      out += footnote;
      i += footnote.length - 1;
      continue;
    }
    const needed =
      (strict && STRICT.test(char)) ||
      (brackets && /[[\]]/.test(char)) ||
      needsEscape(text, i, text[i - 1] ?? "", text[i + 1] ?? "");
    out += needed ? `\\${char}` : char === "\u00a0" ? "&nbsp;" : char;
  }
  return out;
}

const LINE_STARTS = [
  /^#{1,6}(?:\s|$)/,
  /^>/,
  /^[-+](?:\s|$)/,
  /^-[-\s|:]*$/,
  /^=+\s*$/,
  /^:{3}/,
  /^~{3}/,
  /^[:~](?:\s|$)/,
  /^\|[-\s|:]*$/,
  /^\d{1,9}[.)](?:\s|$)/,
];

/** A line of a paragraph that would begin another kind of block gets a backslash before its mark. */
export function escapeLineStart(line) {
  const begins = LINE_STARTS.some((start) => start.test(line));
  return begins ? line.replace(/^\d*/, "$&\\") : line;
}
