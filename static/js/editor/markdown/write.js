// One block as Markdown that is read back as that very block.
import { freeMark } from "./list_marks.js";
import { read } from "./read.js";
import { tidy } from "./tidy.js";
import { writeBlock } from "./write_blocks.js";

// The plainest way first; the next ones serve text that this way would misread.
const WAYS = [
  { strict: false, emphasis: "*" },
  { strict: false, emphasis: "_" },
  { strict: true, emphasis: "*" },
  { strict: true, emphasis: "_" },
];

/** How well the text is read back: as the same block, as the same words, or as neither. */
function grade(text, node, references) {
  const { blocks } = read(text, { references: { ...references } });
  if (blocks.length !== 1) return 0;
  if (blocks[0].node.eq(node)) return 2;
  return blocks[0].node.textContent === node.textContent ? 1 : 0;
}

/** "" for a block that holds nothing. A list takes none of the marks `taken` by its neighbors. */
export function write(node, { references, taken = [] } = {}) {
  const tidied = tidy(node);
  if (!tidied) return "";
  const mark = freeMark(tidied, taken);
  let best = { grade: -1 };
  for (const way of WAYS) {
    const text = writeBlock(tidied, { ...way, mark });
    const found = { text, grade: grade(text, tidied, references) };
    if (found.grade > best.grade) best = found;
    if (best.grade === 2) break;
  }
  return best.text;
}
