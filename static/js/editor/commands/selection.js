// Where the selection stands.

/** The innermost block of one of the types around the selection: { node, pos, depth }, or null. */
export function around({ $from }, ...types) {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (types.includes(node.type)) return { node, pos: $from.before(depth), depth };
  }
  return null;
}

/** The stretch of the selection's line around the cursor that carries one link. */
export function linkAround(state) {
  const { link } = state.schema.marks;
  const { $from } = state.selection;
  const { parent } = $from;
  if (!parent.inlineContent) return null;
  let offset = 0;
  let run = null;
  for (const child of parent.children) {
    const mark = link.isInSet(child.marks);
    const end = offset + child.nodeSize;
    if (!mark) run = null;
    else if (run?.mark.eq(mark)) run.to = $from.start() + end;
    else run = { mark, from: $from.start() + offset, to: $from.start() + end };
    const next = parent.childAfter(end).node;
    const ends = !next || !mark?.isInSet(next.marks);
    if (run && ends && run.from <= $from.pos && $from.pos <= run.to) return run;
    offset = end;
  }
  return null;
}
