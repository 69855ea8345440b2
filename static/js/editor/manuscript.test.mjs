// The promise of the visual editor: what nobody touched stays as it was, to the byte.
import assert from "node:assert/strict";
import { test } from "node:test";
import { history, undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { Manuscript } from "./markdown/manuscript.js";
import { nasty, seeds } from "./samples.mjs";

/** Types a letter at the start of the block's first text, or takes out a block without text. */
function edit(state, position, node) {
  let place = null;
  node.descendants((child, offset) => {
    if (place === null && child.isTextblock) place = position + 1 + offset + 1;
    return place === null;
  });
  if (node.isTextblock) place = position + 1;
  return place === null ? state.tr.delete(position, position + node.nodeSize) : state.tr.insertText("Z", place);
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
      if (!node.isAtom && manuscript.blocks.length) assertOnlyThisBlockChanged(manuscript, written, index);
      let undone = edited;
      undo(edited, (tr) => (undone = edited.apply(tr)));
      assert.equal(manuscript.write(undone.doc), text);
    });
  });
}
