// A block as Markdown can hold it, or null when nothing of it would be left.
import { Fragment } from "prosemirror-model";
import { tidyInline } from "./tidy_inline.js";

const STANDS_EMPTY = ["callout_title", "cell_line"];
const ONE_LINE = ["heading", "rule", "callout", "steps"];
const INTERRUPTS = ["bullet_list", "ordered_list", "blockquote", "callout", "steps", "heading"];
const OPEN_ENDED = ["source", "table"];

/** Behind a list mark the ":::" of these would go unseen, and their end would close the block around. */
const isNamed = ({ type }) => type.name === "callout" || type.name === "steps";

function tidyText(node) {
  const content = tidyInline(node.content);
  const keep = content.size || node.attrs.anchor || STANDS_EMPTY.includes(node.type.name);
  return keep ? node.copy(content) : null;
}

function tidySource(node) {
  const text = node.textContent.replace(/^\s*\n/, "").trimEnd();
  return text ? node.copy(Fragment.from(node.type.schema.text(text))) : null;
}

/** A bullet alone on its line would underline the paragraph above it and make it a heading. */
export function opensBare(item) {
  return isNamed(item.firstChild) || item.textContent === "";
}

/** Whether `next` may follow `block` without a blank line and still be read as a block of its own. */
export function standsClose(block, next) {
  if (ONE_LINE.includes(block.type.name)) return true;
  if (OPEN_ENDED.includes(block.type.name) || !INTERRUPTS.includes(next.type.name)) return false;
  if (block.type.name === "blockquote" && next.type === block.type) return false;
  if (next.type.name === "ordered_list" && next.attrs.order !== 1) return false;
  return !next.type.name.endsWith("_list") || !opensBare(next.firstChild);
}

function isCompact(item) {
  for (let i = 1; i < item.childCount; i += 1) {
    if (!standsClose(item.child(i - 1), item.child(i))) return false;
  }
  return true;
}

/** Only paragraphs show how far apart the items of a list stand. */
function showsSpacing(list) {
  const paragraphs = list.children.some((item) =>
    item.children.some((block) => block.type.name === "paragraph" && block.childCount),
  );
  return paragraphs && (list.childCount > 1 || list.firstChild.childCount > 1);
}

function tidyHolder(node) {
  const children = node.children.map(tidy).filter(Boolean);
  const filled = Fragment.from(children);
  const rest = node.type.contentMatch.matchFragment(filled).fillBefore(Fragment.empty, true);
  const copy = node.copy(filled.append(rest));
  if (!node.type.name.endsWith("_list")) return copy;
  const tight = !showsSpacing(copy) || (node.attrs.tight && copy.children.every(isCompact));
  return node.type.create({ ...node.attrs, tight }, copy.content);
}

export function tidy(node) {
  if (node.type.name === "source") return tidySource(node);
  if (node.isLeaf) return node;
  return node.inlineContent ? tidyText(node) : tidyHolder(node);
}
