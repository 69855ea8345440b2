// Branches of markdown-it tokens as blocks of the visual schema.
import { schema } from "../schema/index.js";
import { STEPS } from "./kinds.js";
import { readInline } from "./read_inline.js";
import { readTable } from "./read_table.js";
import { Unknown } from "./unknown.js";

/** A list stands close together when markdown-it hid the paragraphs of its items. */
function isTight(items) {
  return items.every((item) =>
    item.children.every(({ type, token }) => type !== "paragraph" || token.hidden),
  );
}

function readList({ type, token, children }) {
  const items = children.map((item) =>
    schema.node("list_item", null, readSome(item.children, null)),
  );
  const order = type === "ordered_list" ? { order: Number(token.attrGet("start") ?? 1) } : {};
  return schema.node(type, { tight: isTight(children), ...order }, items);
}

function readSteps({ token, children }) {
  const isOneList = children.length === 1 && children[0].type === "ordered_list";
  if (!isOneList || token.meta.title) throw new Unknown(STEPS);
  return schema.node("steps", null, readList(children[0]));
}

function readContainer(branch, lines) {
  const { kind, title } = branch.token.meta;
  if (kind === STEPS) return readSteps(branch);
  const heading = schema.node("callout_title", null, title ? schema.text(title) : null);
  return schema.node("callout", { kind }, [heading, ...readSome(branch.children, lines)]);
}

const READERS = {
  paragraph: ({ children: [inline] }) => schema.node("paragraph", null, readInline(inline.token)),
  heading: ({ token, children: [inline] }) =>
    schema.node(
      "heading",
      { level: Number(token.tag[1]), anchor: token.meta.anchor },
      readInline(inline.token),
    ),
  blockquote: ({ children }) => schema.node("blockquote", null, readSome(children, null)),
  bullet_list: readList,
  ordered_list: readList,
  container: readContainer,
  table: readTable,
  hr: () => schema.node("rule"),
  source: ({ token }) => sourceNode(token.content, token.info),
};

function sourceNode(text, label) {
  return schema.node("source", { label: label ?? "Markdown" }, schema.text(text));
}

/** The Markdown of a block, where it is known without the quote or list marks it may stand behind. */
function sourceOf({ type, token, children }, lines) {
  if (type === "paragraph") return children[0].token.content;
  return token.content || lines?.between(...token.map).trimEnd();
}

/** `lines` is handed on only while nothing is quoted or indented. */
export function readBlock(branch, lines) {
  try {
    const node = READERS[branch.type]?.(branch, lines);
    if (node) return node;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
  }
  const source = sourceOf(branch, lines);
  if (!source) throw new Unknown(branch.type);
  return sourceNode(source);
}

/** Blocks of a holder that needs at least one. */
function readSome(branches, lines) {
  return branches.length
    ? branches.map((branch) => readBlock(branch, lines))
    : [schema.node("paragraph")];
}
