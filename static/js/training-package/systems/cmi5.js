// cmi5: statements to a record store. The first of a session is "initialized", the last "terminated";
// "completed" and "passed" are said once a registration, "failed" only when a session ends without a
// pass, since a session may hold but one of "passed" and "failed" (the cmi5 specification, 9.3).
import { RecordStore } from "./record-store.js";
import { statement } from "./statements.js";
import { closeWindow, NotKept } from "./system.js";

const PROGRESS = "course-progress";
const LAUNCH_DATA = "LMS.LaunchData";
const PREFERENCES = "cmi5LearnerPreferences";
// What the registration has been told, as a letter each before what the learner did.
const LETTERS = { completed: "c", passed: "p" };

/** Returns what the address of a launch says, or null when it is none. */
export function launchOf(search) {
  const query = new URLSearchParams(search);
  const names = ["endpoint", "fetch", "actor", "registration", "activityId"];
  if (!names.every((name) => query.get(name))) return null;
  const launch = Object.fromEntries(names.map((name) => [name, query.get(name)]));
  return { ...launch, actor: JSON.parse(launch.actor) };
}

export class Cmi5 {
  constructor(launch, window) {
    this.launch = launch;
    this.window = window;
    this.fetch = (...request) => window.fetch(...request);
    this.isOpen = false;
    this.told = new Set();
    this.onItsWay = "";
    this.statements = {};
  }

  async open() {
    this.store = new RecordStore(this.launch, await this.token(), this.fetch);
    const data = JSON.parse((await this.store.state(LAUNCH_DATA)) ?? "{}");
    Object.assign(this.launch, data);
    await this.store.profile(PREFERENCES);
    await this.store.keepStatements([statement("initialized", this.launch)]);
    this.isOpen = true;
    // In the modes Browse and Review nothing but the session itself is recorded (9.3).
    this.isRecording = (data.launchMode ?? "Normal") === "Normal";
    const [told, suspended] = this.split((await this.store.state(PROGRESS)) ?? "");
    this.told = told;
    return {
      suspended,
      learner: JSON.stringify(this.launch.actor.account ?? this.launch.actor) + this.launch.registration,
      passMark: data.masteryScore === undefined ? null : data.masteryScore * 100,
      isRecording: this.isRecording,
      isPassed: told.has("passed"),
    };
  }

  async save(report) {
    if (!this.isOpen || !this.isRecording) return;
    await this.keepProgress(report);
    for (const verb of this.due(report)) {
      await this.say(verb, report);
      await this.keepProgress(report);
    }
  }

  async close(report) {
    if (!this.isOpen) return;
    await this.save(report);
    await this.store.keepStatements(this.last(report));
    this.isOpen = false;
  }

  /** All that is left goes out together, since nothing of ours runs after this. */
  closeAtOnce(report) {
    if (!this.isOpen) return;
    this.isOpen = false;
    const due = this.isRecording ? this.due(report).filter((verb) => verb !== this.onItsWay) : [];
    const statements = due.map((verb) => this.made(verb, report));
    const lost = () => {};
    this.store.keepStatements([...statements, ...this.last(report)]).catch(lost);
    if (!this.isRecording) return;
    for (const verb of this.due(report)) this.told.add(verb);
    this.keepProgress(report).catch(lost);
  }

  leave() {
    if (!this.launch.returnURL) return closeWindow(this.window);
    this.window.location.assign(this.launch.returnURL);
    return true;
  }

  /** What the report lets us say and nobody has been told. */
  due({ isComplete, isPassed }) {
    const verbs = [...(isComplete ? ["completed"] : []), ...(isPassed ? ["passed"] : [])];
    return verbs.filter((verb) => !this.told.has(verb));
  }

  last(report) {
    const isFailed = this.isRecording && report.tries > 0 && !report.isPassed && !this.told.has("passed");
    return [...(isFailed ? ["failed"] : []), "terminated"].map((verb) => this.made(verb, report));
  }

  async say(verb, report) {
    this.onItsWay = verb;
    try {
      await this.store.keepStatements([this.made(verb, report)]);
      this.told.add(verb);
    } finally {
      this.onItsWay = "";
    }
  }

  /** The same statement each time that it has to be sent again, so that it is kept once. */
  made(verb, report) {
    return (this.statements[verb] ??= statement(verb, this.launch, report));
  }

  keepProgress({ suspended }) {
    const letters = [...this.told].map((verb) => LETTERS[verb]).join("");
    return this.store.keepState(PROGRESS, `${letters} ${suspended}`);
  }

  split(text) {
    const [letters, suspended = ""] = text.split(" ");
    const told = Object.keys(LETTERS).filter((verb) => letters.includes(LETTERS[verb]));
    return [new Set(told), suspended];
  }

  /** Asked for once a launch: a second time is an error (the cmi5 specification, 8.2). */
  async token() {
    const answer = await this.fetch(this.launch.fetch, { method: "POST", cache: "no-store" });
    const { "auth-token": token } = answer.ok ? await answer.json() : {};
    if (!token) throw new NotKept("The launch has been used before.");
    return token;
  }
}
