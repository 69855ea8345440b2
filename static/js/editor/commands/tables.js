// Tables: a new one, and the ways around in it. Rows and columns are prosemirror-tables' business.
import { addRowAfter, deleteTable, goToNextCell, isInTable } from "prosemirror-tables";
import { schema } from "../schema/index.js";
import { insertBlock } from "./insert_block.js";
import { around } from "./selection.js";

const { table, table_row, table_header, table_cell, cell_line } = schema.nodes;

const COLUMNS = 3;
const ROWS = 3;

function newTable() {
  const row = (type) =>
    table_row.create(
      null,
      Array.from({ length: COLUMNS }, () => type.create(null, cell_line.create())),
    );
  const rows = Array.from({ length: ROWS }, (_, index) => row(index ? table_cell : table_header));
  return table.create(null, rows);
}

export const insertTable = insertBlock(newTable);

/** Down one row, in the same column; the last row is followed by a new one. */
export function enterInTable(state, dispatch, view) {
  if (!isInTable(state)) return false;
  const found = around(state.selection, table);
  const row = around(state.selection, table_row);
  if (!found || !row) return true;
  const rowIndex = state.doc.resolve(row.pos).index();
  if (rowIndex === found.node.childCount - 1) {
    if (dispatch) addRowAfter(state, dispatch);
    return dispatch && view ? moveDown(view.state, dispatch, found.node.firstChild.childCount) : true;
  }
  return moveDown(state, dispatch, found.node.firstChild.childCount);
}

function moveDown(state, dispatch, columns) {
  let current = state;
  for (let step = 0; step < columns; step += 1) {
    goToNextCell(1)(current, (tr) => {
      current = current.apply(tr);
    });
  }
  dispatch?.(state.tr.setSelection(current.selection.constructor.fromJSON(state.doc, current.selection.toJSON())).scrollIntoView());
  return true;
}

export { deleteTable, isInTable };
