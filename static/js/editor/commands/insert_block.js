// New blocks: in place of an empty paragraph, else below the block where the cursor is.
import { TextSelection } from "prosemirror-state";

function placeFor($from, type) {
  const { parent } = $from;
  const isEmpty = parent.type.name === "paragraph" && parent.content.size === 0;
  const holder = $from.node(-1);
  if (isEmpty && holder?.canReplaceWith($from.index(-1), $from.indexAfter(-1), type)) {
    return { from: $from.before(), to: $from.after() };
  }
  for (let depth = $from.depth; depth >= 0; depth -= 1) {
    const index = $from.indexAfter(depth);
    if ($from.node(depth).canReplaceWith(index, index, type)) {
      const at = depth === $from.depth ? $from.pos : $from.after(depth + 1);
      return { from: at, to: at };
    }
  }
  return null;
}

/** `make` answers the new block; the cursor goes to its first text, or below it when it has none. */
export const insertBlock = (make) => (state, dispatch) => {
  const node = make();
  const place = placeFor(state.selection.$from, node.type);
  if (!place) return false;
  if (dispatch) {
    const tr = state.tr.replaceWith(place.from, place.to, node);
    const end = place.from + node.nodeSize;
    if (node.isLeaf && !tr.doc.resolve(end).nodeAfter) {
      tr.insert(end, state.schema.nodes.paragraph.create());
    }
    const cursor = tr.doc.resolve(node.isLeaf ? end : place.from);
    dispatch(tr.setSelection(TextSelection.near(cursor)).scrollIntoView());
  }
  return true;
};

/** A paragraph below the outermost block around the cursor: the way out of tables and callouts. */
export function paragraphBelow(state, dispatch) {
  const at = state.selection.$from.depth ? state.selection.$from.after(1) : state.selection.to;
  if (dispatch) {
    const tr = state.tr.insert(at, state.schema.nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  }
  return true;
}
