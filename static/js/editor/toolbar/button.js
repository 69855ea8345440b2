// A button of the toolbar. A disabled one keeps its place among the arrow keys' stops.
import { element } from "../element.js";
import { shown, spoken } from "./shortcuts.js";

export class Button {
  /** `command` acts on the text; `isActive` is left out where there is nothing to be on or off. */
  constructor(editor, { label, keys, command, isActive = null }) {
    Object.assign(this, { command, isActive });
    this.node = element(
      "button",
      {
        type: "button",
        class: "editor-button",
        title: keys ? `${label} (${shown(keys)})` : null,
        "aria-keyshortcuts": keys ? spoken(keys) : null,
        "aria-pressed": isActive ? "false" : null,
        onclick: () => {
          if (this.isEnabled(editor.state)) editor.run(command);
        },
      },
      label,
    );
  }

  isEnabled(state) {
    return this.command(state);
  }

  update(state) {
    this.node.setAttribute("aria-disabled", String(!this.isEnabled(state)));
    if (this.isActive) this.node.setAttribute("aria-pressed", String(this.isActive(state)));
  }
}
