// A line of markdown-it tokens as text with marks.
import { Fragment } from "prosemirror-model";
import { schema } from "../schema/index.js";
import { Unknown } from "./unknown.js";

const MARKS = {
  strong: () => schema.marks.strong.create(),
  em: () => schema.marks.em.create(),
  link: (token) =>
    schema.marks.link.create({ href: token.attrGet("href"), title: token.attrGet("title") }),
};

function text(value, marks) {
  return value ? [schema.text(value, marks)] : [];
}

function readLeaf(token, marks) {
  switch (token.type) {
    case "text":
      return text(token.content, marks);
    case "softbreak":
      return text(" ", marks);
    case "hardbreak":
      return [schema.nodes.hard_break.create(null, null, marks)];
    case "code_inline":
      return text(token.content, schema.marks.code.create().addToSet(marks));
    default:
      throw new Unknown(token.type);
  }
}

export function readInline(token) {
  const nodes = [];
  const opened = [];
  let marks = [];
  for (const child of token.children) {
    if (child.nesting === 1) {
      const mark = MARKS[child.type.replace(/_open$/, "")]?.(child);
      if (!mark) throw new Unknown(child.type);
      opened.push({ mark, outer: marks, from: nodes.length });
      marks = mark.addToSet(marks);
    } else if (child.nesting === -1) {
      const { outer, from } = opened.pop();
      // A link without text has nowhere to be in the visual view.
      if (from === nodes.length) throw new Unknown("empty mark");
      marks = outer;
    } else {
      nodes.push(...readLeaf(child, marks));
    }
  }
  return Fragment.fromArray(nodes);
}
