// One live region, for the few things that change out of sight.
import { element } from "../element.js";

export class Announcer {
  constructor() {
    this.node = element("p", { class: "editor-unseen", role: "status" });
  }

  say(message) {
    // The same words twice in a row would not be a change.
    this.node.textContent = message === this.node.textContent ? `${message}\u00a0` : message;
  }
}
