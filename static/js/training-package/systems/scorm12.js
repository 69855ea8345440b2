// SCORM 1.2: one status for everything. It says "passed" or "failed" once the lessons are read, the
// checks answered and the final check taken; until then "incomplete".
import { asTimespan } from "./durations.js";
import { closeWindow, isFinished, NotKept } from "./system.js";

const SETTLED = ["passed", "completed", "failed"];

export class Scorm12 {
  constructor(api, window) {
    this.api = api;
    this.window = window;
    this.isOpen = false;
    this.told = new Map();
  }

  async open() {
    this.must(this.api.LMSInitialize(""));
    this.isOpen = true;
    this.status = this.get("cmi.core.lesson_status");
    const mode = this.get("cmi.core.lesson_mode");
    const mark = parseFloat(this.get("cmi.student_data.mastery_score"));
    this.isRecording = !["browse", "review"].includes(mode);
    // A status that nobody sets is taken for "completed" at the end (3.4.4.1).
    if (this.isRecording && !SETTLED.includes(this.status)) this.tell("cmi.core.lesson_status", "incomplete");
    return {
      suspended: this.get("cmi.suspend_data"),
      learner: this.get("cmi.core.student_id"),
      passMark: mark > 0 ? mark : null,
      isRecording: this.isRecording,
      isPassed: this.status === "passed",
    };
  }

  async save(report) {
    this.saveNow(report);
  }

  async close(report) {
    if (!this.isOpen) return;
    this.saveNow(report);
    // All is kept by now; whatever this answers, a session is finished once.
    this.isOpen = false;
    this.api.LMSFinish("");
  }

  closeAtOnce(report) {
    if (!this.isOpen) return;
    try {
      this.saveNow(report);
    } finally {
      this.isOpen = false;
      this.api.LMSFinish("");
    }
  }

  leave() {
    return closeWindow(this.window);
  }

  saveNow(report) {
    if (!this.isOpen || !this.isRecording) return;
    const status = this.statusOf(report);
    this.tell("cmi.suspend_data", report.suspended);
    this.tell("cmi.core.lesson_location", report.at);
    if (report.score !== null) this.tellScore(report.score);
    if (SETTLED.includes(status)) this.tell("cmi.core.lesson_status", status);
    this.tell("cmi.core.exit", isFinished(report) ? "" : "suspend");
    this.tell("cmi.core.session_time", asTimespan(report.seconds));
    this.must(this.api.LMSCommit(""));
  }

  /** What was settled before is only ever improved on. */
  statusOf({ isComplete, isJudged, isPassed }) {
    if (this.status === "passed" || (isComplete && isPassed)) return "passed";
    if (isComplete && !isJudged) return "completed";
    if (isComplete && isPassed === false && this.status !== "completed") return "failed";
    return this.status;
  }

  tellScore(score) {
    this.tell("cmi.core.score.min", "0");
    this.tell("cmi.core.score.max", "100");
    this.tell("cmi.core.score.raw", String(score));
  }

  /** Sets what changed. A value that the system cannot keep, being optional, is no failure. */
  tell(name, value) {
    if (this.told.get(name) === value) return;
    if (String(this.api.LMSSetValue(name, value)) === "true") this.told.set(name, value);
    else if (name === "cmi.suspend_data" || name === "cmi.core.lesson_status") throw this.failure();
  }

  get(name) {
    return String(this.api.LMSGetValue(name) ?? "");
  }

  must(answer) {
    if (String(answer) !== "true") throw this.failure();
  }

  failure() {
    return new NotKept(`SCORM error ${this.api.LMSGetLastError()}`);
  }
}
