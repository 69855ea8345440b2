// markdown-it lists its tokens flat, opening and closing; readers are easier over a tree.

/** Branches of { type, token, children }; "paragraph_open" … "paragraph_close" become one "paragraph". */
export function grow(tokens) {
  const root = [];
  const open = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const branch = { type: token.type.replace(/_open$/, ""), token, children: [] };
    open.at(-1).push(branch);
    if (token.nesting === 1) open.push(branch.children);
  }
  return root;
}
