// SCORM 1.2: one status for everything. It says "passed" or "failed" once the lessons are read, the
// checks answered and the final check taken; until then "incomplete".
import { asTimespan } from "./durations.js";
import { Scorm } from "./scorm.js";
import { isFinished } from "./system.js";

const CALLS = {
  begin: "LMSInitialize",
  end: "LMSFinish",
  get: "LMSGetValue",
  set: "LMSSetValue",
  keep: "LMSCommit",
  fault: "LMSGetLastError",
};
const NEEDED = ["cmi.suspend_data", "cmi.core.lesson_status"];
const SETTLED = ["passed", "completed", "failed"];

export class Scorm12 extends Scorm {
  constructor(api, window) {
    super(api, window, CALLS, NEEDED);
  }

  async open() {
    this.begin();
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

  tellReport(report) {
    const status = this.statusOf(report);
    this.tell("cmi.suspend_data", report.suspended);
    this.tell("cmi.core.lesson_location", report.at);
    if (report.score !== null) this.tellScore(report.score);
    if (SETTLED.includes(status)) this.tell("cmi.core.lesson_status", status);
    this.tell("cmi.core.exit", isFinished(report) ? "" : "suspend");
    this.tell("cmi.core.session_time", asTimespan(report.seconds));
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
}
