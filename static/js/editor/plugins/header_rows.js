// The first row of a table is its header, and no other is: Markdown knows no other tables.
import { Plugin } from "prosemirror-state";
import { schema } from "../schema/index.js";

const { table, table_header, table_cell } = schema.nodes;

function setTypes(tr, node, pos) {
  node.forEach((row, rowOffset, rowIndex) => {
    const type = rowIndex === 0 ? table_header : table_cell;
    row.forEach((cell, cellOffset) => {
      if (cell.type !== type) tr.setNodeMarkup(pos + rowOffset + cellOffset + 2, type, cell.attrs);
    });
  });
}

export const headerRows = new Plugin({
  appendTransaction(transactions, _, state) {
    if (!transactions.some(({ docChanged }) => docChanged)) return null;
    const { tr } = state;
    state.doc.descendants((node, pos) => {
      if (node.type === table) setTypes(tr, node, pos);
      return !node.isTextblock && node.type !== table;
    });
    return tr.docChanged ? tr : null;
  },
});
