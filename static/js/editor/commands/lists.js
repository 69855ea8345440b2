// Lists and steps.
import { NodeRange } from "prosemirror-model";
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

const rangeOf = ({ doc }, from, to) => {
  const $from = doc.resolve(from);
  return new NodeRange($from, doc.resolve(to), $from.depth);
};

/** Steps become a numbered list again, a numbered list becomes steps, elsewhere new steps begin. */
export function toggleSteps(state, dispatch) {
  const found = around(state.selection, steps);
  const list = listAround(state);
  if (found) {
    const range = rangeOf(state, found.pos + 1, found.pos + found.node.nodeSize - 1);
    dispatch?.(state.tr.lift(range, found.depth - 1));
    return true;
  }
  if (list?.node.type !== ordered_list) return insertBlock(newSteps)(state, dispatch);
  const range = rangeOf(state, list.pos, list.pos + list.node.nodeSize);
  dispatch?.(state.tr.wrap(range, [{ type: steps }]));
  return true;
}
