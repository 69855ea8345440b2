// Keeps what is typed in a page's form on the server, as it is typed, and tells who else is at work.
// The text area under the visual editor always holds its Markdown, so the form is all there is to send.
import { Status } from "./autosave-status.js";
import { dueAt } from "./autosave-timing.js";

const PING = 30_000;
const RETRY = 10_000;
// A form that was sent and is still there after this was stopped on its way.
const STUCK = 20_000;
const UNDECIDED = "What you type now is not kept until you have decided about the text above, or save.";
const SIGNED_OUT = "You are signed out. Sign in in another tab; your text stays here.";
const NO_ANSWER = "The portal does not answer. Your text stays here and is sent again.";
const REFUSED = "What you type can no longer be kept. Copy your text before you leave.";
const BACK = "You are connected again. Your text is being kept.";

export function startAutosave() {
  const place = document.querySelector("[data-autosave]");
  if (place?.closest("form")) new Autosave(place);
}

class Autosave {
  constructor(place) {
    this.status = new Status(place);
    this.form = place.closest("form");
    this.url = place.dataset.autosave;
    this.isUndecided = "undecided" in place.dataset;
    this.sent = this.text();
    this.firstUnsent = null;
    this.lastSent = -Infinity;
    this.isLeaving = false;
    this.isCutOff = false;
    this.requests = new AbortController();
    this.listen();
    this.ping();
    if ("unsaved" in place.dataset) this.typed({ always: true });
  }

  listen() {
    for (const type of ["input", "change"]) this.form.addEventListener(type, () => this.typed());
    this.form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => this.turn());
    addEventListener("focus", () => this.isCutOff && this.recover());
    addEventListener("pagehide", () => this.flush());
    addEventListener("pageshow", () => this.stay());
    addEventListener("beforeunload", (event) => {
      if (this.isCutOff && this.isUnsent && !this.isLeaving) event.preventDefault();
    });
    setInterval(() => document.visibilityState === "visible" && !this.isCutOff && this.ping(), PING);
  }

  get isUnsent() {
    return this.firstUnsent !== null;
  }

  get token() {
    return this.form.elements.csrfmiddlewaretoken;
  }

  /** Returns the form's fields as one text; what begins with an underscore is a button's. */
  text() {
    const fields = [...new FormData(this.form)];
    return new URLSearchParams(
      fields.filter(([name]) => name !== this.token.name && !name.startsWith("_")),
    ).toString();
  }

  typed({ always = false } = {}) {
    if (!always && this.text() === this.sent) return;
    if (this.isUndecided) return this.status.say("kept", UNDECIDED);
    const now = performance.now();
    this.firstUnsent ??= now;
    this.lastTyped = now;
    this.plan();
  }

  plan() {
    clearTimeout(this.timer);
    if (!this.isUnsent || this.isCutOff || this.isLeaving) return;
    this.timer = setTimeout(() => this.save(), Math.max(0, dueAt(this) - performance.now()));
  }

  async save() {
    const text = this.text();
    this.lastSent = performance.now();
    this.firstUnsent = null;
    if (await this.post(text)) this.sent = text;
    else this.firstUnsent ??= this.lastSent;
    this.plan();
  }

  /** Sends what is left when the page goes out of sight, in a way that outlives the page. */
  flush() {
    if (this.isLeaving || !this.isUnsent) return;
    const text = this.text();
    if (!navigator.sendBeacon(this.url, this.signed(text))) return this.save();
    Object.assign(this, { sent: text, firstUnsent: null, lastSent: performance.now() });
  }

  ping() {
    const base = this.form.elements.base_event?.value ?? "";
    return this.post(new URLSearchParams({ _here: "1", base_event: base }));
  }

  signed(text) {
    const body = new URLSearchParams(text);
    body.set(this.token.name, this.token.value);
    return body;
  }

  /** Returns whether the server took it. */
  async post(text) {
    const body = this.signed(text);
    const { signal } = this.requests;
    try {
      const answer = await fetch(this.url, { method: "POST", body, redirect: "manual", signal });
      const isTooLong = answer.status === 413;
      if (answer.ok || isTooLong) this.tell(await answer.json());
      else await this.recover();
      return answer.ok || isTooLong;
    } catch {
      if (!this.isLeaving) this.fail(NO_ANSWER);
      return false;
    }
  }

  tell({ kept, others, newer, problem }) {
    const { status } = this;
    status.isTrouble = Boolean(problem);
    if (problem) return status.say("kept", problem, { aloud: true });
    if (kept) status.say("kept", kept);
    status.say("others", others, { aloud: others !== "" });
    status.say("newer", newer, { aloud: newer !== "" });
  }

  /** Finds out why the server refused: the session may have ended, or its token have changed. */
  async recover() {
    try {
      const answer = await fetch(this.url, { redirect: "manual" });
      if (answer.ok) this.resume((await answer.json()).token);
      else if (answer.type === "opaqueredirect") this.fail(SIGNED_OUT, { link: true });
      else this.fail(answer.status < 500 ? REFUSED : NO_ANSWER);
    } catch {
      this.fail(NO_ANSWER);
    }
  }

  resume(token) {
    for (const input of document.getElementsByName(this.token.name)) input.value = token;
    if (this.isCutOff) {
      this.isCutOff = this.status.isTrouble = false;
      this.lastSent = -Infinity;
      this.status.say("kept", BACK, { aloud: true });
    }
    this.plan();
  }

  fail(text, { link = false } = {}) {
    this.isCutOff = this.status.isTrouble = true;
    this.status.say("kept", text, { aloud: true, link });
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.recover(), RETRY);
  }

  submit({ submitter }) {
    if (submitter?.formTarget === "_blank") return;
    // What is on its way could arrive after the form and be offered again for nothing.
    this.isLeaving = true;
    this.requests.abort();
    clearTimeout(this.timer);
    setTimeout(() => this.stay(), STUCK);
  }

  stay() {
    this.isLeaving = false;
    this.requests = new AbortController();
    this.plan();
  }

  turn() {
    if (document.visibilityState === "hidden") this.flush();
    else if (this.isCutOff) this.recover();
    else if (!this.isLeaving) this.ping();
  }
}
