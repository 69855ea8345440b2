// Blocks as Markdown in the house's one way of writing each.
import { escapeLineStart } from "./escape.js";
import { STEPS } from "./kinds.js";
import { freeMark } from "./list_marks.js";
import { opensBare, standsClose } from "./tidy.js";
import { writeInline } from "./write_inline.js";
import { writeTable } from "./write_table.js";

/** Lines after the first moved in, blank ones left blank. */
const indent = (text, by) => text.replace(/\n(?=[^\n])/g, `\n${by}`);
const quote = (text) => text.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");

const container = (kind, text) => [`::: ${kind}`, text, ":::"].filter(Boolean).join("\n");

function writeParagraph(node, options) {
  return writeInline(node, options).split("\n").map(escapeLineStart).join("\n");
}

function writeHeading(node, options) {
  const text = writeInline(node, options).replace(/#$/, "\\#");
  const anchor = node.attrs.anchor && `{#${node.attrs.anchor}}`;
  return ["#".repeat(node.attrs.level), text, anchor].filter(Boolean).join(" ");
}

function writeList(node, options, marker) {
  const items = node.children.map((item, index) => {
    const mark = marker(index);
    const text = writeAll(item.children, { ...options, close: node.attrs.tight, inItem: true });
    const gap = opensBare(item) ? "\n" : " ";
    return indent(`${mark}${gap}${text}`, " ".repeat(mark.length + 1)).trimEnd();
  });
  return items.join(node.attrs.tight ? "\n" : "\n\n");
}

function writeCallout(node, options) {
  const [title, ...blocks] = node.children;
  const kind = `${node.attrs.kind} ${title.textContent.trim()}`.trimEnd();
  return container(kind, writeAll(blocks, { ...options, close: false }));
}

const WRITERS = {
  paragraph: writeParagraph,
  heading: writeHeading,
  bullet_list: (node, options) => writeList(node, options, () => options.mark),
  ordered_list: (node, options) =>
    writeList(node, options, (index) => `${node.attrs.order + index}${options.mark}`),
  blockquote: (node, options) => quote(writeAll(node.children, { ...options, close: false })),
  callout: writeCallout,
  steps: (node, options) => container(STEPS, writeAll(node.children, options)),
  table: writeTable,
  // Right behind a bullet, a rule made of that bullet would swallow it.
  rule: (_, options) => (options.inItem ? "___" : "---"),
  source: (node) => node.textContent,
};

export function writeBlock(node, options) {
  return WRITERS[node.type.name](node, options);
}

function writeAll(nodes, options) {
  let text = "";
  let mark;
  nodes.forEach((node, index) => {
    const before = nodes[index - 1];
    mark = freeMark(node, before?.type === node.type ? [mark] : []);
    const close = options.close && before && standsClose(before, node);
    const gap = before ? (close ? "\n" : "\n\n") : "";
    text += gap + writeBlock(node, { ...options, mark });
  });
  return text;
}
