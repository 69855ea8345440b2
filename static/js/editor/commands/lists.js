// Lists and steps.
import { lift } from "prosemirror-commands";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { schema } from "../schema/index.js";
import { insertBlock } from "./insert_block.js";
import { around } from "./selection.js";

const { bullet_list, ordered_list, list_item, steps, paragraph } = schema.nodes;

export const splitItem = splitListItem(list_item);
export const indent = sinkListItem(list_item);
export const outdent = liftListItem(list_item);

const listAround = (state) => around(state.selection, bullet_list, ordered_list);
const isWithinSteps = (state, list) => state.doc.resolve(list.pos).parent.type === steps;

export const isInList = (type) => (state) => listAround(state)?.node.type === type;
export const isInSteps = (state) => around(state.selection, steps) !== null;

/** Makes a list, takes it away, or turns one kind into the other. */
export const toggleList = (type) => (state, dispatch) => {
  const list = listAround(state);
  if (!list) return wrapInList(type)(state, dispatch);
  if (list.node.type === type) return outdent(state, dispatch);
  if (isWithinSteps(state, list)) return false;
  const { tight } = list.node.attrs;
  dispatch?.(state.tr.setNodeMarkup(list.pos, type, { tight }));
  return true;
};

function newSteps() {
  const words = schema.text("First step.", [schema.mark("strong")]);
  const item = list_item.create(null, [paragraph.create(null, words), paragraph.create()]);
  return steps.create(null, ordered_list.create({ tight: false }, item));
}

/** Steps become a numbered list again, a numbered list becomes steps, elsewhere new steps begin. */
export function toggleSteps(state, dispatch) {
  const around_ = around(state.selection, steps);
  const list = listAround(state);
  if (around_) {
    const { pos, node } = around_;
    dispatch?.(state.tr.replaceWith(pos, pos + node.nodeSize, node.firstChild));
    return true;
  }
  if (list?.node.type !== ordered_list) return insertBlock(newSteps)(state, dispatch);
  const { pos, node } = list;
  const { parent } = state.doc.resolve(pos);
  if (!parent.type.contentMatch.matchType(steps) && !parent.canReplaceWith(0, 0, steps)) return false;
  dispatch?.(state.tr.replaceWith(pos, pos + node.nodeSize, steps.create(null, node)));
  return true;
}
