// The toolbar: one stop of the Tab key, arrow keys inside, Esc back to the text.
import { element } from "../element.js";

const isStop = ({ node }) => !node.closest("[hidden]");

export class Toolbar {
  /** `groups` are lists of buttons and menus. */
  constructor(editor, { label, controls, groups }) {
    this.editor = editor;
    this.tools = groups.flat();
    this.node = element(
      "div",
      { class: "editor-toolbar", role: "toolbar", "aria-label": label, "aria-controls": controls },
      ...groups.map((tools) =>
        element(
          "div",
          { class: "editor-toolbar__group" },
          ...tools.map((tool) => tool.root ?? tool.node),
        ),
      ),
    );
    // The text keeps its selection and the focus when a mouse presses a button.
    this.node.addEventListener("mousedown", (event) => event.preventDefault());
    this.node.addEventListener("keydown", (event) => this.move(event));
    this.node.addEventListener("focusin", ({ target }) => this.setStop(target));
    this.setStop(this.tools[0].node);
  }

  update(state) {
    for (const tool of this.tools) tool.update(state);
    const stops = this.tools.filter(isStop);
    if (!stops.some(({ node }) => node.tabIndex === 0)) this.setStop(stops[0].node);
  }

  focus() {
    this.tools.find(({ node }) => node.tabIndex === 0).node.focus();
  }

  setStop(target) {
    if (!this.tools.some(({ node }) => node === target)) return;
    for (const { node } of this.tools) node.tabIndex = node === target ? 0 : -1;
  }

  move(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.editor.focus();
      return;
    }
    const stops = this.tools.filter(isStop).map(({ node }) => node);
    const at = stops.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined || at === -1) return;
    event.preventDefault();
    stops.at(next % stops.length).focus();
  }
}
