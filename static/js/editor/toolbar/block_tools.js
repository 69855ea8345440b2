// Tools that put blocks and words in, and those for the table or the callout around the cursor.
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
} from "prosemirror-tables";
import { calloutAround, insertCallout, removeCallout, setKind } from "../commands/callouts.js";
import { insertBlock } from "../commands/insert_block.js";
import { isInSteps, toggleSteps } from "../commands/lists.js";
import { markTool } from "../commands/marks.js";
import { insertTable } from "../commands/tables.js";
import { openAbbreviation } from "../dialogs/abbreviation.js";
import { openCitation } from "../dialogs/citation.js";
import { CALLOUTS } from "../markdown/kinds.js";
import { schema } from "../schema/index.js";

const kinds = Object.entries(CALLOUTS);

export const insert = {
  label: "Insert",
  entries: [
    {
      group: "Callout",
      entries: kinds.map(([kind, label]) => ({ label, command: insertCallout(kind) })),
    },
    {
      group: "Blocks",
      entries: [
        { label: "Steps", command: toggleSteps, isActive: isInSteps, toggles: true },
        { label: "Table", command: insertTable },
        { label: "Horizontal line", command: insertBlock(() => schema.nodes.rule.create()) },
      ],
    },
    {
      group: "Words",
      entries: [
        { label: "Legal citation…", run: openCitation },
        { label: "Abbreviation…", run: openAbbreviation },
        { label: "Code", ...markTool(schema.marks.code), toggles: true },
      ],
    },
  ],
};

export const table = {
  label: "Table",
  isShown: isInTable,
  entries: [
    { label: "Row above", command: addRowBefore },
    { label: "Row below", command: addRowAfter },
    { label: "Column before", command: addColumnBefore },
    { label: "Column after", command: addColumnAfter },
    { label: "Delete row", command: deleteRow },
    { label: "Delete column", command: deleteColumn },
    { label: "Delete table", command: deleteTable },
  ],
};

export const callout = {
  label: "Callout",
  isShown: (state) => calloutAround(state) !== null,
  entries: [
    {
      group: "Kind",
      entries: kinds.map(([kind, label]) => ({
        label,
        command: setKind(kind),
        isActive: (state) => calloutAround(state)?.node.attrs.kind === kind,
      })),
    },
    { label: "Remove callout, keep its text", command: removeCallout },
  ],
};
