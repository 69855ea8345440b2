import { Schema } from "prosemirror-model";
import { blocks } from "./blocks.js";
import { inlines, marks } from "./inline.js";
import { lists } from "./lists.js";
import { tables } from "./tables.js";

export const schema = new Schema({
  nodes: { ...blocks, ...lists, ...tables, ...inlines },
  marks,
});
