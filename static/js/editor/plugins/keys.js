// Keys of the text box. Tab is not among them: it leaves the box (see table_keys.js).
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  newlineInCode,
  toggleMark,
} from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { setHeading, setParagraph, splitBlock, toggleQuote } from "../commands/blocks.js";
import { backspaceInTitle, enterFromTitle } from "../commands/callouts.js";
import { paragraphBelow } from "../commands/insert_block.js";
import { indent, outdent, splitItem, toggleList } from "../commands/lists.js";
import { enterInTable } from "../commands/tables.js";
import { schema } from "../schema/index.js";

const { hard_break, paragraph, bullet_list, ordered_list } = schema.nodes;

function breakLine(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parent.type !== paragraph) return false;
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
  return true;
}

const enter = chainCommands(
  newlineInCode,
  enterInTable,
  enterFromTitle,
  splitItem,
  createParagraphNear,
  liftEmptyBlock,
  splitBlock,
);

const text = {
  "Mod-b": toggleMark(schema.marks.strong),
  "Mod-i": toggleMark(schema.marks.em),
  "Mod-e": toggleMark(schema.marks.code),
  "Mod-Alt-0": setParagraph,
  "Mod-Alt-2": setHeading(2),
  "Mod-Alt-3": setHeading(3),
  "Mod-Alt-4": setHeading(4),
  "Mod-Shift-8": toggleList(bullet_list),
  "Mod-Shift-7": toggleList(ordered_list),
  "Mod-Shift-9": toggleQuote,
  "Mod-]": indent,
  "Mod-[": outdent,
  "Mod-z": undo,
  "Mod-y": redo,
  "Shift-Mod-z": redo,
  "Shift-Enter": chainCommands(enterInTable, breakLine),
  "Mod-Enter": paragraphBelow,
  Enter: enter,
  Backspace: chainCommands(undoInputRule, backspaceInTitle, baseKeymap.Backspace),
};

export const keys = (openLink) => [keymap({ ...text, "Mod-k": openLink }), keymap(baseKeymap)];
