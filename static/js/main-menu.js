// Shows, in place of each link of the mega menu, the button that opens the section's entries.

export function startMainMenu() {
  const menu = document.querySelector("[data-main-menu]");
  if (!menu) return;
  const buttons = [...menu.querySelectorAll("button[aria-controls]")];
  const panelOf = (button) => document.getElementById(button.getAttribute("aria-controls"));

  const set = (button, open) => {
    button.setAttribute("aria-expanded", String(open));
    panelOf(button).hidden = !open;
  };
  const openButton = () => buttons.find((button) => button.getAttribute("aria-expanded") === "true");
  const closeAll = () => buttons.forEach((button) => set(button, false));

  for (const button of buttons) {
    button.previousElementSibling.hidden = true;
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = button !== openButton();
      closeAll();
      set(button, open);
    });
  }

  document.addEventListener("keydown", (event) => {
    const button = openButton();
    if (event.key !== "Escape" || !button) return;
    closeAll();
    if (menu.contains(document.activeElement)) button.focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) closeAll();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) closeAll();
  });
}
