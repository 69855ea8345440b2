// What the learning system has not taken yet, kept on this machine until it has. It holds which
// lessons were read and what was answered, and no name.
import { keyOf } from "./learning/keys.js";

export class Buffer {
  /** Each course and learner has a place of its own; `storage` may be missing or refuse. */
  constructor(storage, course, learner) {
    this.storage = storage;
    this.name = `course ${course.id} ${keyOf(learner)}`;
  }

  get() {
    return this.attempt(() => this.storage.getItem(this.name)) ?? "";
  }

  put(text) {
    this.attempt(() => this.storage.setItem(this.name, text));
  }

  clear() {
    this.attempt(() => this.storage.removeItem(this.name));
  }

  /** A browser that keeps nothing for us takes nothing from the learner but this safety. */
  attempt(work) {
    try {
      return work();
    } catch {
      return null;
    }
  }
}
