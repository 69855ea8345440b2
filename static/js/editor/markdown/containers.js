// Named blocks, "::: law Title" to ":::". They may stand in one another: ":::" closes the innermost.
import { isKind } from "./kinds.js";
import { lineText, pushSource, sourceText } from "./source_token.js";

const OPENING = /^:{3,}[ \t]*([^\s:]\S*)(.*)$/;
const CLOSING = /^:{3,}\s*$/;

const isCode = (state, line) => state.sCount[line] - state.blkIndent >= 4;

/** The line that closes the block, or the end of what holds it when the block was left open. */
function closingLine(state, start, end) {
  let depth = 1;
  for (let line = start + 1; line < end; line += 1) {
    if (!state.isEmpty(line) && state.sCount[line] < state.blkIndent)
      return { line, closed: false };
    const text = lineText(state, line);
    depth += OPENING.test(text) - CLOSING.test(text);
    if (depth === 0) return { line, closed: true };
  }
  return { line: end, closed: false };
}

function tokenizeWithin(state, start, end) {
  const { parentType, lineMax } = state;
  state.parentType = "container";
  state.lineMax = end;
  state.md.block.tokenize(state, start, end);
  state.parentType = parentType;
  state.lineMax = lineMax;
}

function container(state, start, end, silent) {
  if (isCode(state, start)) return false;
  const opening = OPENING.exec(lineText(state, start));
  if (!opening) return false;
  if (silent) return true;

  const [kind, title] = [opening[1].toLowerCase(), opening[2].trim()];
  const { line, closed } = closingLine(state, start, end);
  const after = closed ? line + 1 : line;
  if (isKind(kind)) {
    const open = state.push("container_open", "", 1);
    open.block = true;
    open.map = [start, after];
    open.meta = { kind, title, closed };
    open.content = sourceText(state, start, after);
    tokenizeWithin(state, start + 1, line);
    state.push("container_close", "", -1).block = true;
  } else {
    pushSource(state, start, after, "Named block");
  }
  state.line = after;
  return true;
}

export function containers(md) {
  md.block.ruler.before("fence", "container", container, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}
