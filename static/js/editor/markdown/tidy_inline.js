// Running text as Markdown can hold it: no space at the ends of a line or at the edges of a mark.
import { Fragment } from "prosemirror-model";

const isCode = (node) => node.marks.some((mark) => mark.type.name === "code");
const isSpace = (piece) => !piece.isText || (!isCode(piece) && !piece.text.trim());

/** Words and the spaces between them apart, each with its marks. */
function split(fragment) {
  const pieces = [];
  for (const node of fragment.content) {
    if (!node.isText || isCode(node)) {
      pieces.push(node);
      continue;
    }
    const parts = node.text.replace(/\s*[\r\n]\s*/g, " ").split(/(\s+)/);
    for (const part of parts) if (part) pieces.push(node.type.schema.text(part, node.marks));
  }
  return pieces;
}

/** A break needs no spaces around it, and two spaces of different marks are one gap. */
function tidyGap(gap, before, after) {
  const breaks = gap.filter((piece) => !piece.isText);
  const shared = gap[0].marks.filter((mark) =>
    [...gap, before, after].every((piece) => mark.isInSet(piece.marks)),
  );
  return (breaks.length ? breaks : gap).map((piece) => piece.mark(shared));
}

export function tidyInline(fragment) {
  const tidied = [];
  let gap = [];
  for (const piece of split(fragment)) {
    if (isSpace(piece)) {
      gap.push(piece);
      continue;
    }
    if (gap.length && tidied.length) tidied.push(...tidyGap(gap, tidied.at(-1), piece));
    gap = [];
    tidied.push(piece);
  }
  return Fragment.fromArray(tidied);
}
