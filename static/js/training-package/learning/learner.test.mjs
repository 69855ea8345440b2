import assert from "node:assert/strict";
import { test } from "node:test";
import { RIGHT, WRONG, allAs, madeCourse } from "./course.mjs";
import * as learner from "./learner.js";

const course = madeCourse();
const [lesson, , check] = course.steps;

function readAndChecked(state = learner.begun(course)) {
  for (const step of course.steps) {
    if (step.kind === "lesson") state = learner.hasRead(state, step.id);
    if (step.kind === "check") {
      const answers = allAs(learner.questionsOf(course, step), WRONG);
      state = learner.answered(course, state, step, answers);
    }
  }
  return state;
}

function finalEnded(state, chosen, seed = 7) {
  state = learner.begunFinal(state, seed);
  return learner.endedFinal(course, state, allAs(learner.finalQuestions(course, state), chosen));
}

test("a course that was just begun has everything left", () => {
  const state = learner.begun(course);

  assert.deepEqual(learner.missing(course, state), course.steps);
  assert.deepEqual(learner.standing(course, state), {
    isComplete: false, isJudged: true, isPassed: null, score: null, progress: 0, at: "", tries: 0,
  });
});

test("a lesson is read once, however often it is marked", () => {
  const state = learner.hasRead(learner.hasRead(learner.begun(course), lesson.id), lesson.id);

  assert.deepEqual(state.read, [lesson.id]);
});

test("a check with an answer missing is not done, and the others are kept", () => {
  const state = learner.answered(course, learner.begun(course), check, { "module-1.1": RIGHT });

  assert.deepEqual([state.checked, state.answers], [[], { "module-1.1": RIGHT }]);
});

test("a check that is answered again stays done", () => {
  const done = readAndChecked();
  const state = learner.askedAgain(course, done, check);

  assert.deepEqual(state.checked, done.checked);
  assert.equal(state.answers["module-1.1"], undefined);
  assert.deepEqual(state.answers["module-2.1"], WRONG);
});

test("wrong answers complete a course and do not pass it", () => {
  const state = finalEnded(readAndChecked(), WRONG);

  assert.deepEqual(learner.standing(course, state), {
    isComplete: true, isJudged: true, isPassed: false, score: 0, progress: 6 / 7, at: "", tries: 1,
  });
});

test("a pass with lessons unread does not complete the course", () => {
  const state = finalEnded(learner.begun(course), RIGHT);

  assert.deepEqual(learner.standing(course, state), {
    isComplete: false, isJudged: true, isPassed: true, score: 100, progress: 1 / 7, at: "", tries: 1,
  });
});

test("a later try that fails takes back neither the pass nor the score", () => {
  const state = finalEnded(finalEnded(readAndChecked(), RIGHT), WRONG, 8);

  assert.equal(state.final.isPassed, true);
  assert.equal(state.final.best, 100);
  assert.deepEqual(state.final.last, { right: 0, of: 6 });
});

test("the pass mark itself passes, a point below does not", () => {
  const strict = (passMark) => ({ ...madeCourse({ questions: 5 }), passMark });
  const passes = (one) => {
    const state = learner.begunFinal(learner.begun(one), 1);
    const drawn = learner.finalQuestions(one, state);
    const answers = { ...allAs(drawn, RIGHT), [drawn[0].id]: WRONG, [drawn[1].id]: WRONG };
    return learner.endedFinal(one, state, answers).final.isPassed;
  };

  assert.deepEqual([passes(strict(80)), passes(strict(81))], [true, false]);
});

test("each change makes a state newer", () => {
  const begun = learner.begun(course);
  const later = [learner.wentTo(begun, lesson.id), learner.hasRead(begun, lesson.id), learner.begunFinal(begun, 1)];

  assert.ok(later.every(({ turn }) => turn > begun.turn));
});

test("a course without questions is completed, and not judged", () => {
  const reading = { ...course, steps: [lesson], questions: [] };
  const { isComplete, isJudged, isPassed } = learner.standing(reading, learner.hasRead(learner.begun(reading), lesson.id));

  assert.deepEqual([isComplete, isJudged, isPassed], [true, false, null]);
});
