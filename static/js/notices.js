// Says what changed on a page, in the way the reader chose under Display settings.
// Other scripts ask for it: document.dispatchEvent(new CustomEvent("portal:notice", { detail: { text, kind } })).
// What everyone else sees where it happens has `isHeardOnly`: it is spoken, and leaves other notices as they are.

export function startNotices() {
  const box = document.getElementById("notices");
  if (!box) return;
  const asPage = box.dataset.notices === "page";

  const show = (items) => {
    box.replaceChildren(...items);
    if (!asPage) return;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Notices");
    box.scrollIntoView({ block: "nearest" });
  };

  const say = (text) => {
    const last = box.querySelector(".usa-sr-only");
    if (asPage || text === last?.textContent) return;
    last?.remove();
    const item = document.createElement("p");
    item.className = "usa-sr-only";
    item.textContent = text;
    if (text) box.append(item);
  };

  document.addEventListener("portal:notice", ({ detail }) => {
    if (detail.isHeardOnly) return say(detail.text);
    const item = document.createElement("p");
    item.className = detail.kind ? `notices__item notices__item--${detail.kind}` : "notices__item";
    item.textContent = detail.text;
    show([item]);
  });

  // What came with the page is not a change; a live region speaks only when it is put in again.
  const items = [...box.children];
  if (items.length && !asPage) setTimeout(() => show(items), 150);
}
