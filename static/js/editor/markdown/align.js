// Which original block each block of the edited document still is, and whose place the others took.

/** Undo brings back an equal block, not the same object; it lies between its neighbors' originals. */
function findEqual(originals, node, from, to) {
  for (let i = from; i < to; i += 1) if (originals[i].node.eq(node)) return i;
  return -1;
}

/** For every node the index of its original, or -1; the indexes rise. */
export function align(originals, nodes) {
  const places = new Map(originals.map(({ node }, index) => [node, index]));
  let last = -1;
  const matches = nodes.map((node) => {
    const index = places.get(node) ?? -1;
    if (index <= last) return -1;
    last = index;
    return index;
  });
  let from = 0;
  nodes.forEach((node, i) => {
    if (matches[i] === -1) {
      const next = matches.slice(i + 1).find((index) => index !== -1) ?? originals.length;
      matches[i] = findEqual(originals, node, from, next);
    }
    if (matches[i] !== -1) from = matches[i] + 1;
  });
  return matches;
}

/** The place of a block among the originals, also of one rewritten where it stood; null for others. */
export function placeOf(matches, index, count) {
  if (matches[index] !== -1) return matches[index];
  const before = matches.findLastIndex((match, i) => i < index && match !== -1);
  const after = matches.findIndex((match, i) => i > index && match !== -1);
  const first = before === -1 ? -1 : matches[before];
  const [end, last] = after === -1 ? [matches.length, count] : [after, matches[after]];
  return end - before === last - first ? first + index - before : null;
}
