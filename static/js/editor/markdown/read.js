// A body as blocks, each with the very text it was read from, and the gaps between them.
import { Lines } from "./lines.js";
import { readBlock } from "./read_blocks.js";
import { syntax } from "./syntax.js";
import { grow } from "./tree.js";

const BLANK_END = /[\r\n]\s*$/;

/**
 * Answers { blocks, gaps }: `blocks` are { node, source, open }, where `open` says that a named block
 * was never closed; `gaps[i]` stands before block i, the last one after all of them.
 */
export function read(text, env = {}) {
  const lines = new Lines(text);
  const blocks = [];
  const gaps = [];
  let end = 0;
  for (const branch of grow(syntax.parse(text, env))) {
    const [first, last] = branch.token.map;
    const start = lines.offset(first);
    const source = lines.between(first, last).replace(BLANK_END, "");
    gaps.push(text.slice(end, start));
    blocks.push({
      node: readBlock(branch, lines),
      source,
      open: branch.token.meta?.closed === false,
    });
    end = start + source.length;
  }
  gaps.push(text.slice(end));
  return { blocks, gaps };
}
