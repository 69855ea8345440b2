// Tables as Markdown knows them: a header row, cells of one line, no merged cells.
// The roles and the span attributes are what prosemirror-tables asks for.

const cell = (role, tag) => ({
  content: "cell_line",
  tableRole: role,
  isolating: true,
  attrs: {
    align: { default: null },
    colspan: { default: 1 },
    rowspan: { default: 1 },
    colwidth: { default: null },
  },
  parseDOM: [{ tag, getAttrs: (dom) => ({ align: dom.getAttribute("data-align") }) }],
  toDOM: ({ attrs }) => [tag, { "data-align": attrs.align }, 0],
});

export const tables = {
  table: {
    group: "block",
    content: "table_row+",
    tableRole: "table",
    isolating: true,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", { class: "usa-table" }, ["tbody", 0]],
  },
  table_row: {
    content: "(table_cell | table_header)+",
    tableRole: "row",
    parseDOM: [{ tag: "tr" }],
    toDOM: () => ["tr", 0],
  },
  table_cell: cell("cell", "td"),
  table_header: cell("header_cell", "th"),
  cell_line: {
    content: "inline*",
    parseDOM: [{ tag: "p", context: "table_cell/|table_header/", priority: 60 }],
    toDOM: () => ["p", 0],
  },
};
