// Visual, Markdown or Preview: three buttons of which one is pressed.
import { element } from "../element.js";

export class ViewSwitch {
  /** `views` are [name, label]; `onChange` is told the name. */
  constructor({ label, views, onChange }) {
    this.buttons = new Map(
      views.map(([name, text]) => [
        name,
        element(
          "button",
          {
            type: "button",
            class: "editor-view",
            "aria-pressed": "false",
            onclick: () => onChange(name),
          },
          text,
        ),
      ]),
    );
    this.node = element(
      "div",
      { class: "editor-views", role: "group", "aria-label": label },
      ...this.buttons.values(),
    );
  }

  show(chosen) {
    for (const [name, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(name === chosen));
    }
  }
}
