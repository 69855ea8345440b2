// A pipe table as rows of one-line cells.
import { schema } from "../schema/index.js";
import { readInline } from "./read_inline.js";
import { Unknown } from "./unknown.js";

const CELLS = { th: "table_header", td: "table_cell" };

function readCell({ type, token, children: [inline] }) {
  const align = /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? null;
  const line = schema.node("cell_line", null, readInline(inline.token));
  return schema.node(CELLS[type], { align }, line);
}

const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");

/** Markdown drops cells beyond the header's; a table that has some is not ours to rewrite. */
function refuseLostCells(cells, source) {
  const shown = cells.map((cell) => cell.children[0].token.content).join("");
  if (source && letters(shown) !== letters(source)) throw new Unknown("cells beyond the header");
}

export function readTable({ token, children }, lines) {
  const rows = children.flatMap((group) => group.children);
  refuseLostCells(
    rows.flatMap((row) => row.children),
    lines?.between(...token.map),
  );
  const nodes = rows.map((row) => schema.node("table_row", null, row.children.map(readCell)));
  return schema.node("table", null, nodes);
}
