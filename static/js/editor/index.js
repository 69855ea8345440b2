// Turns each Markdown text area of the editors' desk into a visual editor. Without this script the
// text areas work as they are.
import { MarkdownField } from "./markdown_field.js";

const FIELDS = "textarea[data-markdown-editor]:read-write";

function start(root) {
  for (const textarea of root.querySelectorAll(FIELDS)) {
    const isTemplate = textarea.name.includes("__prefix__");
    if (!isTemplate && !textarea.closest(".editor")) new MarkdownField(textarea);
  }
}

start(document);
// Django's admin tells of rows that an editor adds to a form.
document.addEventListener("formset:added", ({ target }) => start(target));
