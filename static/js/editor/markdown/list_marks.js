// Two lists of one kind in a row need different marks, or Markdown reads them as one list.

const MARKS = { bullet_list: ["-", "*", "+"], ordered_list: [".", ")"] };

/** The mark a list was written with. */
export const markOf = (text) => /^\s*\d*([-*+.)])/.exec(text)?.[1];

export const marksOf = (node) => MARKS[node.type.name];

/** A mark for the list that none of its neighbors has. */
export function freeMark(node, taken) {
  const marks = marksOf(node);
  return marks?.find((mark) => !taken.includes(mark)) ?? marks?.[0];
}
