// SCORM 2004: completion and success stand apart.
import { asDuration } from "./durations.js";
import { closeWindow, isFinished, NotKept } from "./system.js";

const NEEDED = ["cmi.suspend_data", "cmi.completion_status", "cmi.success_status"];

export class Scorm2004 {
  constructor(api, window) {
    this.api = api;
    this.window = window;
    this.isOpen = false;
    this.told = new Map();
  }

  async open() {
    this.must(this.api.Initialize(""));
    this.isOpen = true;
    this.completion = this.get("cmi.completion_status");
    this.success = this.get("cmi.success_status");
    this.isRecording = !["browse", "review"].includes(this.get("cmi.mode"));
    if (this.isRecording && this.completion !== "completed") this.tell("cmi.completion_status", "incomplete");
    const mark = parseFloat(this.get("cmi.scaled_passing_score"));
    return {
      suspended: this.get("cmi.suspend_data"),
      learner: this.get("cmi.learner_id"),
      passMark: mark > 0 ? Math.round(mark * 100) : null,
      isRecording: this.isRecording,
      isPassed: this.success === "passed",
    };
  }

  async save(report) {
    this.saveNow(report);
  }

  async close(report) {
    if (!this.isOpen) return;
    this.saveNow(report);
    if (this.isRecording) this.tell("adl.nav.request", isFinished(report) ? "exitAll" : "suspendAll");
    // All is kept by now; whatever this answers, a session is ended once.
    this.isOpen = false;
    this.api.Terminate("");
  }

  closeAtOnce(report) {
    if (!this.isOpen) return;
    try {
      this.saveNow(report);
    } finally {
      this.isOpen = false;
      this.api.Terminate("");
    }
  }

  leave() {
    return closeWindow(this.window);
  }

  saveNow(report) {
    if (!this.isOpen || !this.isRecording) return;
    this.tell("cmi.suspend_data", report.suspended);
    this.tell("cmi.location", report.at);
    this.tell("cmi.progress_measure", report.progress.toFixed(2));
    if (report.score !== null) this.tellScore(report.score);
    if (report.isComplete) this.tell("cmi.completion_status", "completed");
    this.tellSuccess(report);
    this.tell("cmi.exit", isFinished(report) ? "normal" : "suspend");
    this.tell("cmi.session_time", asDuration(report.seconds));
    this.must(this.api.Commit(""));
  }

  tellSuccess({ isPassed }) {
    if (this.success === "passed" || isPassed === null) return;
    this.tell("cmi.success_status", isPassed ? "passed" : "failed");
  }

  tellScore(score) {
    this.tell("cmi.score.min", "0");
    this.tell("cmi.score.max", "100");
    this.tell("cmi.score.raw", String(score));
    this.tell("cmi.score.scaled", String(score / 100));
  }

  /** Sets what changed. A value that the system cannot keep, being optional, is no failure. */
  tell(name, value) {
    if (this.told.get(name) === value) return;
    if (String(this.api.SetValue(name, value)) === "true") this.told.set(name, value);
    else if (NEEDED.includes(name)) throw this.failure();
  }

  get(name) {
    return String(this.api.GetValue(name) ?? "");
  }

  must(answer) {
    if (String(answer) !== "true") throw this.failure();
  }

  failure() {
    return new NotKept(`SCORM error ${this.api.GetLastError()}`);
  }
}
