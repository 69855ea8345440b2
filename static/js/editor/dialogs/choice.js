// One of a few: radio buttons under a legend.
import { element, freshId } from "../element.js";

export class Choice {
  /** `options` are [value, label]; `onChange` is told the value. */
  constructor({ legend, options, value, onChange }) {
    const name = freshId("choice");
    this.node = element(
      "fieldset",
      { class: "editor-choice", onchange: () => onChange(this.value) },
      element("legend", {}, legend),
      ...options.map(([option, label]) => {
        const radio = element("input", { type: "radio", name, value: option });
        radio.checked = option === value;
        return element("label", { class: "editor-choice__option" }, radio, label);
      }),
    );
  }

  get value() {
    return this.node.querySelector(":checked").value;
  }
}
