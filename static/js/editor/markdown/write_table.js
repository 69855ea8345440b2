// A table in pipes, one space around each cell.
import { writeInline } from "./write_inline.js";

const DASHES = { left: ":---", center: ":---:", right: "---:" };

const row = (cells) => `| ${cells.join(" | ")} |`;

function writeCell(cell, options) {
  return writeInline(cell.firstChild, options).replaceAll("|", "\\|");
}

export function writeTable(table, options) {
  const [header, ...body] = table.children.map((line) =>
    row(line.children.map((cell) => writeCell(cell, options))),
  );
  const dashes = table.firstChild.children.map(({ attrs }) => DASHES[attrs.align] ?? "---");
  return [header, row(dashes), ...body].join("\n");
}
