// What a block of text is: paragraph, heading or quote.
import { lift, setBlockType, splitBlockAs, wrapIn } from "prosemirror-commands";
import { schema } from "../schema/index.js";
import { around } from "./selection.js";

const { paragraph, heading, blockquote } = schema.nodes;

export const setParagraph = setBlockType(paragraph);

/** A heading that changes its level keeps its anchor. */
export const setHeading = (level) => (state, dispatch) => {
  const { anchor = null } = state.selection.$from.parent.attrs;
  return setBlockType(heading, { level, anchor })(state, dispatch);
};

export const setAnchor = (anchor) => (state, dispatch) => {
  const found = around(state.selection, heading);
  if (!found) return false;
  dispatch?.(state.tr.setNodeMarkup(found.pos, null, { ...found.node.attrs, anchor }));
  return true;
};

export function toggleQuote(state, dispatch) {
  return around(state.selection, blockquote)
    ? lift(state, dispatch)
    : wrapIn(blockquote)(state, dispatch);
}

/** Half a heading stays a heading, but the anchor stays with the first half. */
export const splitBlock = splitBlockAs((node, atEnd, { parentOffset }) =>
  node.type === heading && !atEnd && parentOffset > 0
    ? { type: heading, attrs: { ...node.attrs, anchor: null } }
    : null,
);
