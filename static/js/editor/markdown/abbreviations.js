// Abbreviation lines, "*[TMO]: Telework Managing Officer". Lines that follow each other are one block.
import { lineText, pushSource } from "./source_token.js";

const LINE = /^\*\[[^\]\[]+\]:[ \t]+\S/;

function isAbbreviation(state, line) {
  const indent = state.sCount[line] - state.blkIndent;
  return indent >= 0 && indent < 4 && LINE.test(lineText(state, line));
}

function abbreviation(state, start, end, silent) {
  if (!isAbbreviation(state, start)) return false;
  if (silent) return true;
  let next = start + 1;
  while (next < end && isAbbreviation(state, next)) next += 1;
  state.line = next;
  pushSource(state, start, next, "Abbreviation");
  return true;
}

export function abbreviations(md) {
  const alt = ["paragraph", "reference"];
  md.block.ruler.before("reference", "abbreviation", abbreviation, { alt });
}
