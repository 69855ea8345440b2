// What the one status of SCORM 1.2 says. The rest is tried in a learning system (tests/training).
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scorm12 } from "./scorm12.js";

for (const [before, isComplete, isJudged, isPassed, after] of [
  ["incomplete", false, true, null, "incomplete"],
  ["incomplete", false, true, true, "incomplete"],
  ["incomplete", false, true, false, "incomplete"],
  ["incomplete", true, true, null, "incomplete"],
  ["incomplete", true, true, false, "failed"],
  ["incomplete", true, true, true, "passed"],
  ["incomplete", true, false, null, "completed"],
  ["failed", false, true, null, "failed"],
  ["failed", true, true, true, "passed"],
  ["completed", true, true, false, "completed"],
  ["passed", false, true, null, "passed"],
  ["passed", true, true, false, "passed"],
]) {
  test(`${before}, then complete ${isComplete}, judged ${isJudged}, passed ${isPassed}: ${after}`, () => {
    const system = new Scorm12({}, {});
    system.status = before;

    assert.equal(system.statusOf({ isComplete, isJudged, isPassed }), after);
  });
}
