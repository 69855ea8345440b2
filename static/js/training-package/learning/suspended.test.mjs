import assert from "node:assert/strict";
import { test } from "node:test";
import { RIGHT, WRONG, allAs, madeCourse } from "./course.mjs";
import * as learner from "./learner.js";
import { newer, restore, suspend } from "./suspended.js";

const LIMIT = 4096;

function wholly(course) {
  let state = learner.wentTo(learner.begun(course), "final");
  for (const step of course.steps) {
    if (step.kind === "lesson") state = learner.hasRead(state, step.id);
    if (step.kind === "check") {
      state = learner.answered(course, state, step, allAs(learner.questionsOf(course, step), [1, 3]));
    }
  }
  state = learner.begunFinal(state, 0xffffffff);
  return learner.endedFinal(course, state, allAs(learner.finalQuestions(course, state), RIGHT));
}

for (const [name, made] of Object.entries({
  "just begun": learner.begun,
  "all done": wholly,
  "one lesson": (course) => learner.hasRead(learner.begun(course), course.steps[0].id),
  "in a check": (course) => learner.keptAnswers(learner.begun(course), { "module-1.2": [1, 4] }),
  "in a final check": (course) => {
    const state = learner.begunFinal(learner.begun(course), 12);
    return learner.keptFinal(state, { [learner.finalQuestions(course, state)[1].id]: [3] });
  },
  "after a failed one": (course) => {
    const state = learner.begunFinal(learner.begun(course), 0);
    return learner.endedFinal(course, state, allAs(learner.finalQuestions(course, state), WRONG));
  },
})) {
  test(`${name}: there and back`, () => {
    const course = madeCourse();
    const state = made(course);

    assert.deepEqual(restore(course, suspend(course, state)), { state, isOlder: false });
  });
}

test("the largest course fits into SCORM 1.2", () => {
  const course = madeCourse({ modules: 20, lessons: 6, questions: 10, finalQuestions: 50 });
  const text = suspend(course, wholly(course));

  assert.equal(course.questions.length, 200);
  assert.ok(text.length < LIMIT, `${text.length} characters`);
  assert.match(text, /^[\x20-\x7e]*$/);
});

test("no two of many steps and questions share a key", () => {
  const course = madeCourse({ modules: 20, lessons: 6, questions: 10 });
  const { state } = restore(course, suspend(course, wholly(course)));

  assert.equal(state.read.length, 120);
  assert.equal(Object.keys(state.answers).length, 200);
});

for (const text of ["", "hello", "2;2026.1;1", "1;2026.1", undefined, null]) {
  test(`${JSON.stringify(text)} is not ours, and begins anew`, () => {
    const course = madeCourse();

    assert.deepEqual(restore(course, text), { state: learner.begun(course), isOlder: false });
  });
}

test("a newer version keeps what is still there", () => {
  const old = madeCourse();
  const state = wholly(old);
  const course = madeCourse({ version: "2026.2" });
  course.steps = course.steps.filter(({ id }) => id !== "lesson-module-1-1");
  course.steps.unshift({ id: "lesson-module-1-new", kind: "lesson", module: "module-1" });
  course.questions[0] = { ...course.questions[0], answers: [4] };

  const restored = restore(course, suspend(old, state));

  assert.equal(restored.isOlder, true);
  assert.deepEqual(restored.state.read, ["lesson-module-1-2", "lesson-module-2-1", "lesson-module-2-2"]);
  assert.equal(restored.state.answers["module-1.1"], undefined);
  assert.deepEqual(restored.state.answers["module-1.2"], [1, 3]);
  // Its first question is another one now; the other module's check is as it was.
  assert.deepEqual(restored.state.checked, ["check-module-2"]);
  assert.deepEqual([restored.state.final.isPassed, restored.state.final.best], [true, 100]);
  assert.equal(restored.state.final.seed, null);
});

test("the newer of two texts is the one with more changes", () => {
  const course = madeCourse();
  const [early, late] = [learner.begun(course), wholly(course)].map((state) => suspend(course, state));

  assert.deepEqual([newer(early, late), newer(late, early)], [late, late]);
  assert.deepEqual([newer("", late), newer(early, ""), newer(early, "nonsense")], [late, early, early]);
});
