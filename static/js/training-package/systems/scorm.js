// What the editions of SCORM share: a session that is begun, told what changed, and ended once.
import { closeWindow, NotKept } from "./system.js";

export class Scorm {
  /**
   * @param {object} api     what the learning system offers (find-api.js)
   * @param {object} calls   what the edition calls `begin`, `end`, `get`, `set`, `keep` and `fault`
   * @param {string[]} needed  the values without which nothing is kept
   */
  constructor(api, window, calls, needed) {
    this.api = api;
    this.window = window;
    this.calls = calls;
    this.needed = needed;
    this.isOpen = false;
    this.told = new Map();
  }

  begin() {
    this.must(this.call("begin", ""));
    this.isOpen = true;
  }

  async save(report) {
    this.saveNow(report);
  }

  async close(report) {
    if (!this.isOpen) return;
    this.saveNow(report);
    this.tellLeaving(report);
    this.end();
  }

  closeAtOnce(report) {
    if (!this.isOpen) return;
    try {
      this.saveNow(report);
    } finally {
      this.end();
    }
  }

  leave() {
    return closeWindow(this.window);
  }

  saveNow(report) {
    if (!this.isOpen || !this.isRecording) return;
    this.tellReport(report);
    this.must(this.call("keep", ""));
  }

  /** For an edition in which a learner's leaving is told. */
  tellLeaving() {}

  /** All is kept by now; whatever this answers, a session is ended once. */
  end() {
    this.isOpen = false;
    this.call("end", "");
  }

  /** Sets what changed. A value that the system cannot keep, being optional, is no failure. */
  tell(name, value) {
    if (this.told.get(name) === value) return;
    if (String(this.call("set", name, value)) === "true") this.told.set(name, value);
    else if (this.needed.includes(name)) throw this.failure();
  }

  get(name) {
    return String(this.call("get", name) ?? "");
  }

  must(answer) {
    if (String(answer) !== "true") throw this.failure();
  }

  call(what, ...values) {
    return this.api[this.calls[what]](...values);
  }

  failure() {
    return new NotKept(`SCORM error ${this.call("fault")}`);
  }
}
