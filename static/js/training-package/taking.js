// One learner taking the course: the state, and who hears that it changed.
import { begun, standing } from "./learning/learner.js";
import { newer, restore, suspend } from "./learning/suspended.js";

export class Taking {
  constructor(course) {
    this.course = course;
    this.state = begun(course);
    this.listeners = [];
    this.clock = () => performance.now();
  }

  /** Begins where the learner stopped. `kept` is what this machine still had to send. */
  begin(opened, kept) {
    this.opened = opened;
    this.course.passMark = opened.passMark ?? this.course.passMark;
    const { state, isOlder } = restore(this.course, newer(opened.suspended, kept));
    this.state = state;
    this.isOlder = isOlder;
    this.triesBefore = state.final.tries;
    this.begunAt = this.clock();
    if (opened.isPassed) this.state = { ...state, final: { ...state.final, isPassed: true } };
  }

  /** Takes a step that is worth sending; the listeners hear of it. */
  change(step) {
    this.state = step(this.state);
    for (const listener of this.listeners) listener();
  }

  /** Takes a step that can wait for the next one. */
  keep(step) {
    this.state = step(this.state);
  }

  /** Returns what a learning system is told: see systems/system.js. */
  report() {
    const { tries, ...told } = standing(this.course, this.state);
    return {
      ...told,
      tries: tries - this.triesBefore,
      suspended: suspend(this.course, this.state),
      seconds: (this.clock() - this.begunAt) / 1000,
    };
  }
}
