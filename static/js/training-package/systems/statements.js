// The statements of cmi5 (the cmi5 specification, 9). Pure, save for the id of each.
import { asDuration } from "./durations.js";

const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const JUDGED = ["passed", "failed"];

/**
 * Returns a statement of the session `launch`, which holds actor, registration, activityId, the
 * contextTemplate and the masteryScore. `report` is needed for all but "initialized".
 */
export function statement(verb, launch, report, now = new Date()) {
  const result = resultOf(verb, report);
  return {
    id: uuid(),
    timestamp: now.toISOString(),
    actor: launch.actor,
    verb: { id: VERBS + verb, display: { "en-US": verb } },
    object: { objectType: "Activity", id: launch.activityId },
    context: contextOf(verb, launch),
    ...(result && { result }),
  };
}

function resultOf(verb, report) {
  if (verb === "initialized") return null;
  const duration = asDuration(report.seconds);
  if (verb === "completed") return { completion: true, duration };
  if (JUDGED.includes(verb)) return { success: verb === "passed", score: scoreOf(report.score), duration };
  return { duration };
}

const scoreOf = (percent) => ({ scaled: percent / 100, raw: percent, min: 0, max: 100 });

function contextOf(verb, { contextTemplate = {}, registration, masteryScore }) {
  const { contextActivities = {}, extensions = {} } = contextTemplate;
  const isMoveOn = verb === "completed" || JUDGED.includes(verb);
  const ours = ["cmi5", ...(isMoveOn ? ["moveon"] : [])].map((name) => ({ id: CATEGORY + name }));
  const others = (contextActivities.category ?? []).filter(({ id }) => !id.startsWith(CATEGORY));
  const isByMark = JUDGED.includes(verb) && masteryScore !== undefined;
  return {
    ...contextTemplate,
    registration,
    contextActivities: { ...contextActivities, category: [...others, ...ours] },
    extensions: { ...extensions, ...(isByMark && { [MASTERY]: masteryScore }) },
  };
}

/** A random UUID (RFC 9562, version 4); `crypto.randomUUID` is not there on a plain http site. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
