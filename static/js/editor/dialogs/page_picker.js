// Finding a page of the site: a search field and the list of what it found.
import { element, freshId } from "../element.js";
import { Field } from "./field.js";

const PAUSE = 250;
const SHOWN = 7;

const label = ({ title, path }) => `${title} (${path})`;

export class PagePicker {
  /**
   * `url` answers ?q= with { results: [{ title, path }] }; `chosen` is the path of the link's page;
   * `onChoose` is told the title of a page that somebody chooses.
   */
  constructor({ url, chosen, onChoose }) {
    Object.assign(this, { url, chosen });
    this.search = new Field({
      label: "Find a page",
      hint: "Type words of its title or address. The list below follows.",
      type: "search",
    });
    const select = element("select", { size: SHOWN });
    this.list = new Field({
      label: "Pages",
      box: select,
      check: (value) => (value ? "" : "Choose a page from the list."),
    });
    this.status = element("p", {
      class: "editor-field__hint",
      role: "status",
      id: freshId("found"),
    });
    this.anchor = new Field({
      label: "Anchor on that page (optional)",
      hint: "The word after # in the address of one of its headings.",
      check: (value) => (/^#?[\w-]*$/.test(value) ? "" : "Use only letters, digits and hyphens."),
    });
    this.node = element(
      "div",
      { class: "editor-picker" },
      this.search.node,
      this.status,
      this.list.node,
      this.anchor.node,
    );
    this.search.box.addEventListener("input", () => this.later());
    this.search.box.addEventListener("keydown", (event) => this.goDown(event));
    select.addEventListener("change", () => onChoose(select.selectedOptions[0].title));
    select.addEventListener("keydown", ({ key }) => {
      if (key === "Enter") select.form.requestSubmit();
    });
    this.find();
  }

  /** "/path/#anchor" */
  get target() {
    const anchor = this.anchor.value.replace(/^#/, "");
    return this.list.value + (anchor ? `#${anchor}` : "");
  }

  /** From the search field to the list; Enter there would send the dialog before a page is chosen. */
  goDown(event) {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const { box } = this.list;
    if (!box.options.length) return;
    box.focus();
    if (box.selectedIndex !== -1) return;
    box.selectedIndex = 0;
    box.dispatchEvent(new Event("change"));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.find(), PAUSE);
  }

  async find() {
    const words = this.search.value;
    try {
      const answer = await fetch(`${this.url}?q=${encodeURIComponent(words)}`);
      if (!answer.ok) throw new Error(answer.statusText);
      const { results } = await answer.json();
      if (words === this.search.value) this.show(results);
    } catch {
      this.status.textContent = "The list of pages could not be loaded. Try again in a moment.";
    }
  }

  show(results) {
    const known = results.some(({ path }) => path === this.chosen);
    const first =
      this.chosen && !known ? [{ title: "The page linked now", path: this.chosen }] : [];
    const pages = [...first, ...results];
    const before = this.list.value || this.chosen;
    const option = (page) =>
      element("option", { value: page.path, title: page.title }, label(page));
    this.list.box.replaceChildren(...pages.map(option));
    this.list.box.value = pages.some(({ path }) => path === before) ? before : "";
    const found = results.length === 1 ? "1 page found." : `${results.length} pages found.`;
    this.status.textContent = this.search.value ? found : "";
  }
}
