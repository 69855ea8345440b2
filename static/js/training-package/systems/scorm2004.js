// SCORM 2004: completion and success stand apart.
import { asDuration } from "./durations.js";
import { Scorm } from "./scorm.js";
import { isFinished } from "./system.js";

const CALLS = {
  begin: "Initialize",
  end: "Terminate",
  get: "GetValue",
  set: "SetValue",
  keep: "Commit",
  fault: "GetLastError",
};
const NEEDED = ["cmi.suspend_data", "cmi.completion_status", "cmi.success_status"];

export class Scorm2004 extends Scorm {
  constructor(api, window) {
    super(api, window, CALLS, NEEDED);
  }

  async open() {
    this.begin();
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

  tellReport(report) {
    this.tell("cmi.suspend_data", report.suspended);
    this.tell("cmi.location", report.at);
    this.tell("cmi.progress_measure", report.progress.toFixed(2));
    if (report.score !== null) this.tellScore(report.score);
    if (report.isComplete) this.tell("cmi.completion_status", "completed");
    this.tellSuccess(report);
    this.tell("cmi.exit", isFinished(report) ? "normal" : "suspend");
    this.tell("cmi.session_time", asDuration(report.seconds));
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

  tellLeaving(report) {
    if (this.isRecording) this.tell("adl.nav.request", isFinished(report) ? "exitAll" : "suspendAll");
  }
}
