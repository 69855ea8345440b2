// What a learner did in a course, and what follows from it. Pure: each step returns a new state.
//
//   course   {id, version, passMark, finalQuestions, steps, questions}, as course.js brings it
//   steps    {id, kind: "lesson" | "check" | "final", module}, in order
//   questions  {id, module, options, answers}: how many options, and which are right, from 1
import { draw } from "./drawing.js";
import { grade, percentOf, unanswered } from "./grading.js";

export function begun(course) {
  return {
    version: course.version,
    // Rises with each change, so that of two states the newer one is known.
    turn: 0,
    at: "",
    read: [],
    answers: {},
    checked: [],
    final: { tries: 0, best: null, seed: null, answers: {}, last: null, isPassed: false },
  };
}

const changed = (state, changes) => ({ ...state, ...changes, turn: state.turn + 1 });
const withOne = (list, one) => (list.includes(one) ? list : [...list, one]);

export const wentTo = (state, stepId) => (state.at === stepId ? state : changed(state, { at: stepId }));

export const hasRead = (state, stepId) => changed(state, { read: withOne(state.read, stepId) });

export const questionsOf = (course, step) => course.questions.filter(({ module }) => module === step.module);

/** Keeps what was chosen so far in a module's check. */
export const keptAnswers = (state, answers) => changed(state, { answers: { ...state.answers, ...answers } });

/** Keeps the answers to a module's check; its step is done once each question has one. */
export function answered(course, state, step, answers) {
  const isWhole = !unanswered(questionsOf(course, step), answers).length;
  const checked = isWhole ? withOne(state.checked, step.id) : state.checked;
  return changed(state, { answers: { ...state.answers, ...answers }, checked });
}

/** Forgets the answers to a check, so that they can be given again; it stays done. */
export function askedAgain(course, state, step) {
  const ids = questionsOf(course, step).map(({ id }) => id);
  const kept = Object.entries(state.answers).filter(([id]) => !ids.includes(id));
  return changed(state, { answers: Object.fromEntries(kept) });
}

/** Begins a try of the final check; `seed` decides what it asks. */
export const begunFinal = (state, seed) =>
  changed(state, { final: { ...state.final, seed, answers: {}, last: null } });

/** The questions of the try under way, or of the last one; none before the first. */
export const finalQuestions = (course, state) => (state.final.seed === null ? [] : draw(course, state.final.seed));

/** Keeps what was chosen so far in a try that goes on. */
export const keptFinal = (state, answers) => changed(state, { final: { ...state.final, answers } });

/** Ends a try of the final check. A pass stays one, whatever later tries bring. */
export function endedFinal(course, state, answers) {
  const { final } = state;
  const last = grade(finalQuestions(course, state), answers);
  const score = percentOf(last);
  return changed(state, {
    final: {
      ...final,
      answers,
      last,
      tries: final.tries + 1,
      best: Math.max(final.best ?? 0, score),
      isPassed: final.isPassed || score >= course.passMark,
    },
  });
}

export function isDone(state, step) {
  if (step.kind === "lesson") return state.read.includes(step.id);
  if (step.kind === "check") return state.checked.includes(step.id);
  return state.final.isPassed;
}

export const missing = (course, state) => course.steps.filter((step) => !isDone(state, step));

/** Every lesson is read and every module's check answered; the final check stands apart. */
export const isComplete = (course, state) => missing(course, state).every(({ kind }) => kind === "final");

/**
 * Returns what a learning system is told. `isPassed` is null before the first final check; a course
 * without questions has none, and is not judged.
 */
export function standing(course, state) {
  const { final } = state;
  return {
    isComplete: isComplete(course, state),
    isJudged: course.steps.some(({ kind }) => kind === "final"),
    isPassed: final.isPassed ? true : final.tries ? false : null,
    score: final.best,
    progress: (course.steps.length - missing(course, state).length) / course.steps.length,
    at: state.at,
    tries: final.tries,
  };
}
