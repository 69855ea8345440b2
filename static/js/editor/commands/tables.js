// A new table, and the Enter key in one. Rows and columns are prosemirror-tables' business.
import { TextSelection } from "prosemirror-state";
import { addRow, isInTable, selectedRect, TableMap } from "prosemirror-tables";
import { schema } from "../schema/index.js";
import { insertBlock } from "./insert_block.js";

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

/** Down one row, in the same column; below the last row a new one begins. */
export function enterInTable(state, dispatch) {
  if (!isInTable(state)) return false;
  const rect = selectedRect(state);
  const { tr } = state;
  if (rect.bottom === rect.map.height) addRow(tr, rect, rect.bottom);
  const grown = tr.doc.nodeAt(rect.tableStart - 1);
  const cell = rect.tableStart + TableMap.get(grown).positionAt(rect.bottom, rect.left, grown);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(cell + 1))).scrollIntoView());
  return true;
}
