// The learning record store that a launch names: statements, states and profiles (xAPI 1.0.3, 2 and 3).
import { NotKept } from "./system.js";

const VERSION = "1.0.3";
// A statement that was kept before, or is refused for good: sending it again would bring nothing else.
const FINAL = [400, 403, 409];

export class RecordStore {
  /** `launch` holds endpoint, actor, registration and activityId; `token` is what `fetch` gave. */
  constructor(launch, token, fetch) {
    this.launch = launch;
    this.fetch = fetch;
    this.headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": VERSION };
  }

  /** Returns a state document as text, or null if there is none. */
  async state(stateId) {
    return this.read("activities/state", { ...this.aboutState(), stateId });
  }

  async keepState(stateId, text) {
    const options = { method: "PUT", body: text, type: "text/plain;charset=UTF-8" };
    mustBeOk(await this.ask("activities/state", { ...this.aboutState(), stateId }, options));
  }

  async profile(profileId) {
    return this.read("agents/profile", { agent: JSON.stringify(this.launch.actor), profileId });
  }

  /** Sends statements in their order, all or none. */
  async keepStatements(statements) {
    const options = { method: "POST", body: JSON.stringify(statements), type: "application/json" };
    const answer = await this.ask("statements", {}, options);
    if (!FINAL.includes(answer.status)) mustBeOk(answer);
  }

  aboutState() {
    const { actor, activityId, registration } = this.launch;
    return { activityId, agent: JSON.stringify(actor), registration };
  }

  async read(resource, query) {
    const answer = await this.ask(resource, query, {});
    if (answer.status === 404) return null;
    return mustBeOk(answer).text();
  }

  ask(resource, query, { method = "GET", body, type }) {
    const search = new URLSearchParams(query).toString();
    const slash = this.launch.endpoint.endsWith("/") ? "" : "/";
    const headers = type ? { ...this.headers, "Content-Type": type } : this.headers;
    const url = `${this.launch.endpoint}${slash}${resource}${search && `?${search}`}`;
    // What is on its way when the window closes still arrives.
    return this.fetch(url, { method, headers, body, keepalive: method !== "GET", cache: "no-store" });
  }
}

function mustBeOk(answer) {
  if (!answer.ok) throw new NotKept(`The record store answered ${answer.status}.`);
  return answer;
}
