// A block kept as its own Markdown text, whatever it stands in: quotes and list indents are taken off.

/** A line without its indent. */
export function lineText(state, line) {
  return state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
}

export function sourceText(state, start, end) {
  return state.getLines(start, end, state.blkIndent, false).trimEnd();
}

export function pushSource(state, start, end, label) {
  const token = state.push("source", "", 0);
  token.map = [start, end];
  token.info = label;
  token.content = sourceText(state, start, end);
}
