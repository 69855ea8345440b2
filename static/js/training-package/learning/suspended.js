// What a learner did, as one short text that a learning system keeps, and back. Pure.
//
// Everything is named by short keys, never by its place, so that a newer version of the course finds
// what it still has: a lesson by its address, a question as long as its answers are the same.
import { CHOICE_LENGTH, readChoice, writeChoice } from "./choices.js";
import { KEY_LENGTH, keyOf, questionKey, stepKey } from "./keys.js";
import { begun, finalQuestions, isDone, questionsOf } from "./learner.js";
import { unanswered } from "./grading.js";

const FORMAT = "1";
const BASE = 36;

export function suspend(course, state) {
  const { final } = state;
  const questions = course.questions.filter(({ id }) => state.answers[id]?.length);
  const drawn = final.seed === null ? [] : finalQuestions(course, state);
  return [
    FORMAT,
    state.version,
    state.turn.toString(BASE),
    state.at && keyOf(state.at),
    state.read.map((id) => keyOf(id)).join(""),
    state.checked.map((id) => keyOf(id)).join(""),
    questions.map((question) => questionKey(question) + writeChoice(state.answers[question.id])).join(""),
    final.tries,
    final.best ?? "",
    Number(final.isPassed),
    final.seed === null ? "" : final.seed.toString(BASE),
    drawn.map(({ id }) => writeChoice(final.answers[id] ?? [])).join(""),
    final.last ? `${final.last.right}.${final.last.of}` : "",
  ].join(";");
}

/** Returns the newer of the two texts, by their turns; either may be empty or not ours. */
export function newer(one, other) {
  return turnOf(other) > turnOf(one) ? other : one;
}

function turnOf(text) {
  const [format, , turn] = text.split(";");
  return format === FORMAT ? parseInt(turn, BASE) : -1;
}

/**
 * Returns the state that a text holds, as far as it applies to the course, and whether the course
 * has changed since: {state, isOlder}. A text that is not ours gives a state that has just begun.
 */
export function restore(course, text) {
  const fields = (text || "").split(";");
  if (fields[0] !== FORMAT || fields.length !== 13) return { state: begun(course), isOlder: false };
  const [, version, turn, at, read, checked, answers, tries, best, passed, seed, chosen, last] = fields;
  const isOlder = version !== course.version;
  const state = {
    ...begun(course),
    turn: parseInt(turn, BASE) || 0,
    at: course.steps.find((step) => stepKey(step) === at)?.id ?? "",
    read: stepsNamed(course, "lesson", read),
    checked: stepsNamed(course, "check", checked),
    answers: restoredAnswers(course, answers),
    final: restoredFinal(course, { tries, best, passed, seed, chosen, last }, isOlder),
  };
  return { state: isOlder ? withoutNewChecks(course, state) : state, isOlder };
}

const pieces = (text, length) => text.match(new RegExp(`.{${length}}`, "g")) ?? [];

function stepsNamed(course, kind, text) {
  const keys = new Set(pieces(text, KEY_LENGTH));
  return course.steps.filter((step) => step.kind === kind && keys.has(stepKey(step))).map(({ id }) => id);
}

function restoredAnswers(course, text) {
  const byKey = new Map(course.questions.map((question) => [questionKey(question), question.id]));
  const known = pieces(text, KEY_LENGTH + CHOICE_LENGTH)
    .map((piece) => [byKey.get(piece.slice(0, KEY_LENGTH)), readChoice(piece.slice(KEY_LENGTH))])
    .filter(([id]) => id);
  return Object.fromEntries(known);
}

/** What was drawn from the questions of an older version is dropped; what was reached stays. */
function restoredFinal(course, { tries, best, passed, seed, chosen, last }, isOlder) {
  const final = {
    ...begun(course).final,
    tries: Number(tries) || 0,
    best: best === "" ? null : Number(best),
    isPassed: passed === "1",
  };
  if (isOlder || !seed) return final;
  const choices = pieces(chosen, CHOICE_LENGTH).map(readChoice);
  final.seed = parseInt(seed, BASE);
  final.answers = Object.fromEntries(
    finalQuestions(course, { final })
      .map(({ id }, place) => [id, choices[place] ?? []])
      .filter(([, choice]) => choice.length),
  );
  const [right, of] = last.split(".").map(Number);
  final.last = last ? { right, of } : null;
  return final;
}

/** A check with a question that is new to the learner is asked again, with the answers that are known. */
function withoutNewChecks(course, state) {
  const isWhole = (step) => !unanswered(questionsOf(course, step), state.answers).length;
  const checks = course.steps.filter((step) => step.kind === "check" && isDone(state, step));
  return { ...state, checked: checks.filter(isWhole).map(({ id }) => id) };
}
