// The visual view: a ProseMirror box under a toolbar, over the Markdown of a text area.
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { linkCommand } from "./dialogs/link.js";
import { element, freshId } from "./element.js";
import { Manuscript } from "./markdown/manuscript.js";
import { KeysHint } from "./parts/keys_hint.js";
import { Outline } from "./parts/outline.js";
import { plugins } from "./plugins/index.js";
import { callout, insert, table } from "./toolbar/block_tools.js";
import { Button } from "./toolbar/button.js";
import { Menu } from "./toolbar/menu.js";
import { Toolbar } from "./toolbar/toolbar.js";
import { buttons, style } from "./toolbar/text_tools.js";

// The toolbar stays at the top of the window, the buttons of the form at its bottom.
const CLEAR_OF_BARS = { top: 72, right: 8, bottom: 128, left: 8 };

export class VisualEditor {
  /** `names` are the ids of what names and describes the box; `onChange` is told the new Markdown. */
  constructor({ textarea, names, pagesUrl, announce, onChange }) {
    Object.assign(this, { announce, onChange, openLink: linkCommand(this, pagesUrl) });
    this.id = freshId("text");
    this.manuscript = new Manuscript(textarea.value);
    const keys = new KeysHint(this);
    this.outline = new Outline(this);
    this.toolbar = this.createToolbar();
    this.mount = element("div");
    this.view = new EditorView(
      { mount: this.mount },
      {
        state: this.stateOf(this.manuscript),
        attributes: this.attributes(textarea, names, keys.id),
        scrollMargin: CLEAR_OF_BARS,
        scrollThreshold: CLEAR_OF_BARS,
        dispatchTransaction: (tr) => this.apply(tr),
      },
    );
    this.mount.addEventListener("keydown", (event) => this.goToToolbar(event));
    const parts = [this.toolbar.node, this.mount, this.outline.node, keys.node];
    this.node = element("div", { class: "editor-visual" }, ...parts);
    this.refresh();
  }

  attributes(textarea, { label, descriptions }, hint) {
    return {
      id: this.id,
      class: "prose",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": label,
      "aria-describedby": [descriptions, hint].filter(Boolean).join(" "),
      "aria-keyshortcuts": "Alt+F10",
      ...(textarea.getAttribute("aria-invalid") && { "aria-invalid": "true" }),
      ...(textarea.required && { "aria-required": "true" }),
    };
  }

  createToolbar() {
    const button = (tool) => new Button(this, tool);
    const menu = (tool) => new Menu(this, tool);
    return new Toolbar(this, {
      label: "Formatting",
      controls: this.id,
      groups: [
        [menu(style)],
        [...buttons.marks, buttons.link(this.openLink)].map(button),
        buttons.blocks.map(button),
        [menu(insert)],
        buttons.history.map(button),
        // Shown where they are of use, at the end, so that nothing else moves.
        [menu(table), menu(callout)],
      ],
    });
  }

  stateOf({ doc }) {
    return EditorState.create({ doc, plugins: plugins({ openLink: this.openLink }) });
  }

  get state() {
    return this.view.state;
  }

  /** Shows other Markdown. What was undone or redone before belongs to the old text and is gone. */
  open(text) {
    if (text === this.text) return;
    this.manuscript = new Manuscript(text);
    this.view.updateState(this.stateOf(this.manuscript));
    this.refresh();
  }

  get text() {
    return this.manuscript.write(this.state.doc);
  }

  apply(tr) {
    this.view.updateState(this.state.apply(tr));
    this.toolbar.update(this.state);
    if (!tr.docChanged) return;
    this.outline.later(this.state.doc);
    this.onChange(this.text);
  }

  refresh() {
    this.toolbar.update(this.state);
    this.outline.show(this.state.doc);
  }

  run(command) {
    command(this.state, this.view.dispatch, this.view);
    this.focus();
  }

  focus() {
    this.view.focus();
  }

  goToToolbar(event) {
    if (event.key !== "F10" || !event.altKey) return;
    event.preventDefault();
    this.toolbar.focus();
  }
}
