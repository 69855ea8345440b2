// Opens the site menu, which stands at the foot of the page, as a drawer over it.
// A modal <dialog> keeps the focus, closes on Escape and gives the focus back by itself.

export function startDrawer() {
  const link = document.querySelector("[data-drawer]");
  const menu = link && document.getElementById(link.dataset.drawer);
  if (!menu) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute("aria-haspopup", "dialog");
  link.replaceWith(button);

  const place = document.createComment("site menu");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "drawer__close";
  close.textContent = "Close";
  const dialog = document.createElement("dialog");
  dialog.className = "drawer";
  dialog.setAttribute("aria-label", "Menu");
  dialog.append(close);
  document.body.append(dialog);

  button.addEventListener("click", () => {
    menu.replaceWith(place);
    dialog.append(menu);
    dialog.showModal();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("close", () => place.replaceWith(menu));
  // The drawer belongs to narrow windows; a turned tablet gets the mega menu.
  matchMedia("(min-width: 64em)").addEventListener("change", () => dialog.close());
}
