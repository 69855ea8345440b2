// The keys of the editor, as a table.
import { element } from "../element.js";
import { shown } from "../toolbar/shortcuts.js";
import { openDialog } from "./dialog.js";

const KEYS = [
  ["Alt-F10", "Go to the toolbar; arrow keys move in it, Esc returns"],
  ["Tab", "Leave the text; in a table, go to the next cell"],
  ["Esc", "In a table: let the next Tab leave the text"],
  ["Enter", "New paragraph, item or step; in a table, the cell below"],
  ["Shift-Enter", "New line in the same paragraph"],
  ["Mod-Enter", "New paragraph below the table, callout or list"],
  ["Mod-B", "Bold"],
  ["Mod-I", "Italic"],
  ["Mod-E", "Code"],
  ["Mod-K", "Link"],
  ["Mod-Alt-2", "Heading 2; 3 and 4 for the lower levels, 0 for a paragraph"],
  ["Mod-Shift-8", "Bullets"],
  ["Mod-Shift-7", "Numbers"],
  ["Mod-Shift-9", "Quote"],
  ["Mod-]", "Indent an item"],
  ["Mod-[", "Outdent an item"],
  ["Mod-Z", "Undo"],
  ["Mod-Y", "Redo"],
];

export function openHelp(editor) {
  const row = ([keys, does]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("kbd", {}, shown(keys))),
      element("td", {}, does),
    );
  const head = element(
    "tr",
    {},
    element("th", { scope: "col" }, "Keys"),
    element("th", { scope: "col" }, "What they do"),
  );
  const table = element(
    "table",
    {},
    element("thead", {}, head),
    element("tbody", {}, ...KEYS.map(row)),
  );
  const frame = element(
    "div",
    { class: "editor-keys", tabindex: "0", role: "region", "aria-label": "Table of keys" },
    table,
  );
  openDialog(editor, { title: "Keys of the editor", content: [frame] });
}
