// The keys that nobody would guess, and the way to all others.
import { openHelp } from "../dialogs/help.js";
import { element, freshId } from "../element.js";

const HINT =
  "Alt+F10 goes to the toolbar. In a table, Tab moves between cells; Esc, then Tab, leaves it.";

export class KeysHint {
  constructor(editor) {
    this.id = freshId("hint");
    this.node = element(
      "div",
      { class: "editor-hint" },
      element("p", { id: this.id }, HINT),
      element("button", { type: "button", onclick: () => openHelp(editor) }, "All keys"),
    );
  }
}
