// Callouts: making one, changing its kind, leaving its title, taking it away.
import { TextSelection } from "prosemirror-state";
import { schema } from "../schema/index.js";
import { insertBlock } from "./insert_block.js";
import { around } from "./selection.js";

const { callout, callout_title, paragraph } = schema.nodes;

export const calloutAround = (state) => around(state.selection, callout);

const newCallout = (kind, blocks) => callout.create({ kind }, [callout_title.create(), ...blocks]);

function wrapSelection(state, kind) {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to);
  if (!range?.parent.canReplaceWith(range.startIndex, range.endIndex, callout)) return null;
  const blocks = range.parent.children.slice(range.startIndex, range.endIndex);
  const tr = state.tr.replaceWith(range.start, range.end, newCallout(kind, blocks));
  return tr.setSelection(TextSelection.near(tr.doc.resolve(range.start + 1)));
}

/** Puts the selected blocks into a callout; without a selection an empty one begins. */
export const insertCallout = (kind) => (state, dispatch) => {
  if (!state.selection.empty) {
    const tr = wrapSelection(state, kind);
    if (!tr) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  }
  return insertBlock(() => newCallout(kind, [paragraph.create()]))(state, dispatch);
};

export const setKind = (kind) => (state, dispatch) => {
  const found = calloutAround(state);
  if (!found) return false;
  dispatch?.(state.tr.setNodeMarkup(found.pos, null, { kind }));
  return true;
};

/** Leaves what stood in the callout, its title as a paragraph. */
export function removeCallout(state, dispatch) {
  const found = calloutAround(state);
  if (!found) return false;
  const [title, ...blocks] = found.node.children;
  const words = title.content.size ? [paragraph.create(null, title.content)] : [];
  if (dispatch) {
    const { pos, node } = found;
    const tr = state.tr.replaceWith(pos, pos + node.nodeSize, [...words, ...blocks]);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))).scrollIntoView());
  }
  return true;
}

const isInTitle = ({ selection }) => selection.$from.parent.type === callout_title;

export function enterFromTitle(state, dispatch) {
  if (!isInTitle(state)) return false;
  const below = state.doc.resolve(state.selection.$from.after());
  dispatch?.(state.tr.setSelection(TextSelection.near(below)).scrollIntoView());
  return true;
}

export function backspaceInTitle(state, dispatch) {
  const { empty, $from } = state.selection;
  if (!isInTitle(state) || !empty || $from.parentOffset > 0) return false;
  return removeCallout(state, dispatch);
}
