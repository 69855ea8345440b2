// Sees to it that the learning system gets the newest report: at once, or again and again until it does.
// What is not kept there yet waits in `buffer`.

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

export class Recorder {
  /**
   * `say` hears "lost" when a report is not kept and "back" once one is again. `later` is setTimeout;
   * `buffer` has put(text) and clear().
   */
  constructor({ system, buffer, say, later = (work, wait) => setTimeout(work, wait) }) {
    Object.assign(this, { system, buffer, say, later });
    this.newest = this.kept = null;
    this.failures = 0;
    this.isBusy = this.isHurried = this.isWaiting = this.isClosing = this.isOver = false;
  }

  /** Takes a report; it is sent now, or after the one that is on its way. */
  note(report) {
    if (this.isOver) return Promise.resolve();
    this.newest = report;
    this.buffer.put(report.suspended);
    return this.work();
  }

  /** Takes the last report and resolves once it is kept, however long that takes. */
  close(report) {
    this.isClosing = true;
    this.isWaiting = false;
    const closed = new Promise((resolve) => (this.closed = resolve));
    this.note(report);
    return closed;
  }

  /** Sends the last report while the window goes away. */
  closeAtOnce(report) {
    if (this.isOver) return;
    this.isOver = true;
    this.system.closeAtOnce(report);
  }

  /** Tries again at once, since there is hope: the network is back. */
  hurry() {
    this.isWaiting = false;
    // What is on its way may have left before there was hope.
    this.isHurried = this.isBusy;
    return this.work();
  }

  async work() {
    if (this.isBusy || this.isWaiting) return;
    this.isBusy = true;
    while (this.hasWork && ((await this.send()) || this.isHurried)) this.isHurried = false;
    this.isBusy = false;
  }

  get hasWork() {
    return !this.isOver && (this.isClosing || this.newest !== this.kept);
  }

  /** Says whether the newest report arrived. */
  async send() {
    const { newest, isClosing } = this;
    try {
      await (isClosing ? this.system.close(newest) : this.system.save(newest));
    } catch {
      this.failed();
      return false;
    }
    this.arrived(newest);
    if (isClosing) {
      this.isOver = true;
      this.closed();
    }
    return true;
  }

  arrived(report) {
    this.kept = report;
    if (this.newest === report) this.buffer.clear();
    if (this.failures) this.say("back");
    this.failures = 0;
    this.isWaiting = false;
  }

  failed() {
    this.failures += 1;
    if (this.failures === 1) this.say("lost");
    this.isWaiting = true;
    const wait = Math.min(FIRST_WAIT * 2 ** (this.failures - 1), LONGEST_WAIT);
    this.later(() => this.hurry(), wait);
  }
}
