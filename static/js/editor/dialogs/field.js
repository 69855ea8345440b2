// A field of a dialog: label, hint, error and box, tied together.
import { element, freshId } from "../element.js";

export class Field {
  /** `check(value)` answers what is wrong, or "". */
  constructor({ label, hint = "", value = "", type = "text", check = () => "", box = null }) {
    const id = freshId("field");
    this.check = check;
    this.box = box ?? element("input", { type, autocomplete: "off", spellcheck: "false" });
    this.box.id = id;
    this.box.classList.add("editor-field__box");
    if (value) this.box.value = value;
    this.hint = hint ? element("p", { id: `${id}-hint`, class: "editor-field__hint" }, hint) : null;
    this.error = element("p", { id: `${id}-error`, class: "editor-field__error", hidden: true });
    this.node = element(
      "div",
      { class: "editor-field" },
      element("label", { for: id, class: "editor-field__label" }, label),
      this.hint,
      this.error,
      this.box,
    );
    this.describe();
  }

  get value() {
    return this.box.value.trim();
  }

  /** Shows what is wrong; answers whether nothing is. */
  isValid() {
    const message = this.node.hidden ? "" : this.check(this.value);
    this.error.textContent = message;
    this.error.hidden = !message;
    if (message) this.box.setAttribute("aria-invalid", "true");
    else this.box.removeAttribute("aria-invalid");
    this.describe();
    return !message;
  }

  describe() {
    const shown = [this.error, this.hint].filter((part) => part && !part.hidden);
    if (shown.length)
      this.box.setAttribute("aria-describedby", shown.map(({ id }) => id).join(" "));
    else this.box.removeAttribute("aria-describedby");
  }
}

/** Checks every field, so that all errors show at once. */
export const allValid = (fields) => fields.map((field) => field.isValid()).every(Boolean);

export const required = (message) => (value) => (value ? "" : message);
