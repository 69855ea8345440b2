// A button of the toolbar that opens a menu. It follows the menu button pattern of the ARIA practices.
import { element, freshId } from "../element.js";

const isOn = (item) => item.getAttribute("aria-disabled") !== "true";

export class Menu {
  /**
   * `entries` are { label, command, isActive } or { label, run(editor) }, or { group, entries } of such;
   * one that `toggles` is on or off by itself, others with `isActive` are one choice.
   * `title(state)` names the button anew, `purpose` says to those who only hear it what it is for;
   * `isShown(state)` hides it where it has no use.
   */
  constructor(editor, { label, entries, purpose = "", title = null, isShown = null }) {
    Object.assign(this, { editor, title, isShown, items: [] });
    const id = freshId("menu");
    this.label = element("span", {}, label);
    this.node = element(
      "button",
      {
        type: "button",
        id: `${id}-button`,
        class: "editor-button editor-button--menu",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-controls": id,
        onclick: () => this.toggle(),
        onkeydown: (event) => this.openByKey(event),
      },
      purpose && element("span", { class: "editor-unseen" }, purpose),
      this.label,
    );
    this.list = element(
      "div",
      { id, class: "editor-menu", role: "menu", "aria-labelledby": `${id}-button`, hidden: true },
      ...entries.map((entry) => this.entry(entry)),
    );
    this.list.addEventListener("keydown", (event) => this.move(event));
    this.root = element("div", { class: "editor-menu-root" }, this.node, this.list);
    this.root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.root.contains(relatedTarget)) this.close();
    });
  }

  entry({ group, entries, ...item }) {
    if (!group) return this.item(item);
    const heading = element("div", { class: "editor-menu__heading", "aria-hidden": "true" }, group);
    const items = entries.map((entry) => this.item(entry));
    return element("div", { role: "group", "aria-label": group }, heading, ...items);
  }

  item(entry) {
    const choose = () => {
      if (!isOn(node)) return;
      this.close();
      if (entry.run) entry.run(this.editor);
      else this.editor.run(entry.command);
    };
    const role = !entry.isActive ? "menuitem" : `menuitem${entry.toggles ? "checkbox" : "radio"}`;
    const node = element(
      "button",
      { type: "button", class: "editor-menu__item", role, tabindex: "-1", onclick: choose },
      entry.label,
    );
    this.items.push({ node, entry });
    return node;
  }

  update(state) {
    if (this.title) this.label.textContent = this.title(state);
    if (this.isShown) this.root.hidden = !this.isShown(state);
  }

  toggle() {
    if (this.list.hidden) this.open(0);
    else this.close();
  }

  open(index) {
    for (const { node, entry } of this.items) {
      const enabled = entry.command ? entry.command(this.editor.state) : true;
      node.setAttribute("aria-disabled", String(!enabled));
      if (entry.isActive)
        node.setAttribute("aria-checked", String(entry.isActive(this.editor.state)));
    }
    this.list.hidden = false;
    this.node.setAttribute("aria-expanded", "true");
    const overflows =
      this.list.getBoundingClientRect().right > document.documentElement.clientWidth;
    this.list.classList.toggle("editor-menu--end", overflows);
    this.focusItem(index);
  }

  close() {
    this.list.hidden = true;
    this.list.classList.remove("editor-menu--end");
    this.node.setAttribute("aria-expanded", "false");
  }

  focusItem(index) {
    const { length } = this.items;
    this.items[(index + length) % length].node.focus();
  }

  openByKey(event) {
    const first = { ArrowDown: 0, ArrowUp: -1 }[event.key];
    if (first === undefined) return;
    event.preventDefault();
    this.open(first);
  }

  move(event) {
    event.stopPropagation();
    const at = this.items.findIndex(({ node }) => node === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.focusItem(next);
    } else if (event.key === "Escape") {
      this.close();
      this.node.focus();
    } else if (event.key.length === 1 && event.key !== " ") {
      this.focusByLetter(at, event.key);
    }
  }

  focusByLetter(at, letter) {
    const order = [...this.items.slice(at + 1), ...this.items.slice(0, at + 1)];
    const wanted = letter.toLowerCase();
    order.find(({ entry }) => entry.label.toLowerCase().startsWith(wanted))?.node.focus();
  }
}
