// Elements in one expression: element("p", { class: "hint" }, "Words").

/** Attributes that are null or false are left out, true ones stand empty, "on…" ones listen. */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== null && value !== false && value !== undefined)
      node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

let count = 0;

/** An id that nothing else on the page has. */
export function freshId(word) {
  count += 1;
  return `editor-${word}-${count}`;
}
