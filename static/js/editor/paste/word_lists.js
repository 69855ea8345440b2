// Word writes lists as paragraphs that carry their level in a style; here they become lists again.

const LEVEL = /mso-list:\s*\w+\s+level(\d+)/i;
const NUMBER = /^[\s\u00a0]*\(?(?:\d+|[a-z]|[ivx]+)[.)]/i;

const levelOf = (node) => Number(LEVEL.exec(node.dataset?.style ?? "")?.[1] ?? 0);

/** The bullet or number that Word draws as text; it goes, and says which kind of list this is. */
function takeMark(paragraph) {
  const mark = Array.from(paragraph.querySelectorAll("[data-style]")).find((node) =>
    /mso-list:\s*ignore/i.test(node.dataset.style),
  );
  const text = mark?.textContent ?? "";
  mark?.remove();
  return NUMBER.test(text) ? "ol" : "ul";
}

function openLists(lists, level, tag, before) {
  while (lists.length > level) lists.pop();
  while (lists.length < level) {
    const list = document.createElement(tag);
    const holder = lists.at(-1)?.lastElementChild;
    if (holder) holder.append(list);
    else before.before(list);
    lists.push(list);
  }
  return lists.at(-1);
}

export function listWordParagraphs(body) {
  let lists = [];
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3")) {
    const level = levelOf(paragraph);
    if (!level || paragraph.previousElementSibling !== lists[0]) lists = [];
    if (!level) continue;
    const list = openLists(lists, lists.length ? level : 1, takeMark(paragraph), paragraph);
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
  }
}
