// A learning system, as the course sees it. Each of the other files here is one.
//
//   open()         what it knows of the learner: see `Opened`; throws when it does not answer
//   save(report)   keeps the report; throws when it is not known to be kept
//   close(report)  the last report of a session; nothing may follow it; throws as save does
//   closeAtOnce(report)  the same while the window goes away, without waiting for an answer
//   leave()        takes the learner back; false when the learner has to close the window
//
// A report is the learner's standing (learning/learner.js) with `suspended`, the text that holds all
// the rest; `seconds`, the length of the session; and `tries`, the final checks ended in it.
// `save` may be called with the same report again.

/**
 * @typedef {object} Opened
 * @property {string} suspended    what was kept before, or ""
 * @property {string} learner      tells learners apart on one machine; never shown, never a name
 * @property {number|null} passMark  percent, where the learning system sets its own
 * @property {boolean} isRecording   false where one only looks: nothing may be reported
 * @property {boolean} isPassed      it has recorded a pass before
 */

export class NotKept extends Error {}

export const isFinished = ({ isComplete, isJudged, isPassed }) => isComplete && (isPassed === true || !isJudged);

/** No learning system: the course can be read and its questions answered. */
export class NoSystem {
  async open() {
    return { suspended: "", learner: "", passMark: null, isRecording: false, isPassed: false };
  }

  async save() {}

  async close() {}

  closeAtOnce() {}

  leave() {
    return false;
  }
}

/** Closes a window that a learning system opened; one within a page of it is left to that page. */
export function closeWindow(window) {
  if (!window.opener || window.parent !== window) return false;
  window.close();
  return true;
}
