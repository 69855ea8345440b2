// A text area of Markdown with three views on it. What is saved is always the text area's value.
import { element, freshId } from "./element.js";
import { Announcer } from "./parts/announcer.js";
import { Preview } from "./parts/preview.js";
import { ViewSwitch } from "./parts/view_switch.js";
import { VisualEditor } from "./visual_editor.js";

const VIEWS = [
  ["visual", "Visual"],
  ["markdown", "Markdown"],
  ["preview", "Preview"],
];

export class MarkdownField {
  constructor(textarea) {
    this.textarea = textarea;
    this.label = textarea.labels[0];
    this.label.id ||= freshId("label");
    this.announcer = new Announcer();
    this.switch = new ViewSwitch({
      label: `Views of ${this.label.textContent.trim().replace(/:$/, "")}`,
      views: VIEWS,
      onChange: (name) => this.show(name),
    });
    this.visual = this.createVisual();
    this.preview = this.createPreview();
    this.place();
    this.show("visual");
  }

  createVisual() {
    const { textarea, label, announcer } = this;
    return new VisualEditor({
      textarea,
      names: { label: label.id, descriptions: textarea.getAttribute("aria-describedby") },
      pagesUrl: textarea.dataset.pagesUrl,
      announce: (message) => announcer.say(message),
      onChange: (text) => this.save(text),
    });
  }

  createPreview() {
    const { textarea, announcer } = this;
    return new Preview({
      url: textarea.dataset.previewUrl,
      token: () => textarea.form.elements.csrfmiddlewaretoken?.value ?? "",
      announce: (message) => announcer.say(message),
      onLine: (line) => this.goToLine(line),
    });
  }

  place() {
    const { textarea } = this;
    const root = element("div", { class: "editor" });
    textarea.replaceWith(root);
    this.panes = {
      visual: this.visual.node,
      markdown: element("div", { class: "editor-markdown" }, textarea),
      preview: this.preview.node,
    };
    root.append(this.switch.node, ...Object.values(this.panes), this.announcer.node);
    // Its label and a summary of errors lead to the text area, which may be out of sight.
    const links = document.querySelectorAll(`a[href="#${CSS.escape(textarea.id)}"]`);
    for (const leader of [this.label, ...links]) {
      leader.addEventListener("click", (event) => this.goToText(event));
    }
  }

  goToText(event) {
    if (this.view === "markdown") return;
    event.preventDefault();
    this.show("visual");
    this.label.scrollIntoView({ block: "nearest" });
    this.visual.focus();
  }

  save(text) {
    this.textarea.value = text;
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  show(name) {
    this.view = name;
    for (const [other, pane] of Object.entries(this.panes)) pane.hidden = other !== name;
    this.switch.show(name);
    if (name === "visual") this.visual.open(this.textarea.value);
    if (name === "preview") this.preview.show(this.textarea.value);
  }

  goToLine(line) {
    this.show("markdown");
    const { textarea } = this;
    const lines = textarea.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    textarea.focus();
    textarea.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
}
