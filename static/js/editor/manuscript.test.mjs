// The promise of the visual editor: what nobody touched stays as it was, to the byte.
import assert from "node:assert/strict";
import { test } from "node:test";
import { history, undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { Manuscript } from "./markdown/manuscript.js";
import { nasty, seeds } from "./samples.mjs";
import { schema } from "./schema/index.js";

/** Types a letter at the start of the block's first text, or takes out a block without text. */
function edit(state, position, node) {
  let place = null;
  node.descendants((child, offset) => {
    if (place === null && child.isTextblock) place = position + 1 + offset + 1;
    return place === null;
  });
  if (node.isTextblock) place = position + 1;
  return place === null
    ? state.tr.delete(position, position + node.nodeSize)
    : state.tr.insertText("Z", place);
}

function assertOnlyThisBlockChanged(manuscript, written, index) {
  const { blocks, gaps } = manuscript;
  const before = blocks.slice(0, index).map(({ source }, i) => gaps[i] + source);
  const after = blocks.slice(index + 1).map(({ source }, i) => gaps[index + 1 + i] + source);
  assert.ok(written.startsWith(before.join("")), "text before the block");
  assert.ok(written.endsWith(after.join("") + gaps.at(-1)), "text after the block");
}

for (const [name, text] of [...seeds, ...nasty]) {
  test(`${name}: opened and saved`, () => {
    const manuscript = new Manuscript(text);
    manuscript.doc.check();
    assert.equal(manuscript.write(manuscript.doc), text);
    assert.equal(manuscript.write(manuscript.doc.copy(manuscript.doc.content)), text);
  });

  test(`${name}: each block edited, and undone`, () => {
    const manuscript = new Manuscript(text);
    const start = EditorState.create({ doc: manuscript.doc, plugins: [history()] });
    start.doc.forEach((node, offset, index) => {
      const edited = start.apply(edit(start, offset, node));
      const written = manuscript.write(edited.doc);
      assert.notEqual(written, text);
      if (!node.isAtom && manuscript.blocks.length)
        assertOnlyThisBlockChanged(manuscript, written, index);
      let undone = edited;
      undo(edited, (tr) => (undone = edited.apply(tr)));
      assert.equal(manuscript.write(undone.doc), text);
    });
  });
}

const blockAt = (doc, index) =>
  doc.children.slice(0, index).reduce((at, node) => at + node.nodeSize, 0);
const remove = (index) => (tr) => {
  const at = blockAt(tr.doc, index);
  return tr.delete(at, at + tr.doc.child(index).nodeSize);
};
const insert =
  (index, ...nodes) =>
  (tr) =>
    tr.insert(blockAt(tr.doc, index), nodes);
const toParagraph = (index) => (tr) => {
  const at = blockAt(tr.doc, index) + 1;
  return tr.setBlockType(at, at, schema.nodes.paragraph);
};
const paragraph = (text) => schema.node("paragraph", null, text ? schema.text(text) : null);

const EDITS = [
  ["a block taken out", "a\n\n\n_b_\n\nc\n", remove(1), "a\n\nc\n"],
  ["the first taken out", "_a_\n\n\nb\n", remove(0), "b\n"],
  ["the last taken out", "a\n\n_b_\n\n\n", remove(1), "a\n\n\n"],
  ["all taken out", "\na\n", remove(0), ""],
  ["a block put in", "_a_\n\n\n_b_\n", insert(1, paragraph("new")), "_a_\n\nnew\n\n_b_\n"],
  ["an empty paragraph put in", "_a_\n\n\n_b_\n", insert(1, paragraph("")), "_a_\n\n\n_b_\n"],
  ["a heading on text made text", "## a\nb\n", toParagraph(0), "a\n\nb\n"],
  ["lists that become neighbors", "- a\n\nb\n\n- c\n", remove(1), "- a\n\n* c\n"],
  ["numbers that become neighbors", "1. a\n\nb\n\n1. c\n", remove(1), "1. a\n\n1) c\n"],
  [
    "text after an open callout",
    "::: note\na\n",
    insert(1, paragraph("b")),
    "::: note\na\n:::\n\nb\n",
  ],
];

for (const [name, text, change, expected] of EDITS) {
  test(name, () => {
    const manuscript = new Manuscript(text);
    const { tr } = EditorState.create({ doc: manuscript.doc });
    assert.equal(manuscript.write(change(tr).doc), expected);
  });
}
