// Marks of emphasis where CommonMark will see them. Inside its marks emphasis neither begins nor ends
// with a space; and "**(a)**b" is not bold, because between punctuation and a letter a mark has no side,
// as "_" has none beside any letter. Writing that letter as a character reference gives it one.

const WORD = /[^\s\p{P}\p{S}]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

const reference = (char) => `&#${char.codePointAt(0)};`;
const lastOf = (text) => Array.from(text.slice(-2)).at(-1) ?? "";
const firstOf = (text) => Array.from(text.slice(0, 2))[0] ?? "";

/** Moves a space that stands just inside a mark to its outside. */
function spaceOut(parts) {
  const out = [];
  const push = (part) => part.text && out.push(part);
  for (const part of parts) {
    const opens = out.findLastIndex(({ mark }) => mark !== "open") + 1;
    const before = out.at(-1);
    if (part.mark === "close" && before && !before.mark) {
      const [, text, space] = /^(.*?)(\s*)$/s.exec(before.text);
      before.text = text;
      out.push(part);
      push({ text: space });
    } else if (!part.mark && opens < out.length) {
      const [, space, text] = /^(\s*)(.*)$/s.exec(part.text);
      if (space) out.splice(opens, 0, { text: space });
      push({ text });
    } else {
      push({ ...part });
    }
  }
  return out;
}

function neighbor(parts, index, step) {
  let at = index + step;
  while (parts[at]?.mark) at += step;
  return parts[at];
}

function giveSides(parts) {
  parts.forEach(({ mark, text }, index) => {
    if (!mark) return;
    const [left, right] = [neighbor(parts, index, -1), neighbor(parts, index, 1)];
    const before = lastOf(left?.text ?? "");
    const after = firstOf(right?.text ?? "");
    const lacksSide = (outside, inside) =>
      WORD.test(outside) && (text === "_" || PUNCTUATION.test(inside));
    if (mark === "open" && lacksSide(before, after)) {
      left.text = left.text.slice(0, -before.length) + reference(before);
    }
    if (mark === "close" && lacksSide(after, before)) {
      right.text = reference(after) + right.text.slice(after.length);
    }
  });
}

/** Joins parts of { text, mark }, where mark says "open" or "close". */
export function joinFlanked(parts) {
  const spaced = spaceOut(parts);
  giveSides(spaced);
  return spaced.map(({ text }) => text).join("");
}
