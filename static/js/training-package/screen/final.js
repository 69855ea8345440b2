// The final check: a try, its result, another try.
import { MOST_SEED } from "../learning/chance.js";
import { percentOf, unanswered } from "../learning/grading.js";
import { begunFinal, endedFinal, finalQuestions, keptFinal, missing } from "../learning/learner.js";
import { choose, chosenIn, clearErrors, copies, showFeedback, showUnanswered } from "./questions.js";
import { finalResult } from "./words.js";

export function startFinal(taking, step) {
  const section = document.getElementById(step.id);
  const form = section.querySelector("form");
  const before = section.querySelector("[data-before]");
  const after = section.querySelector("[data-after]");
  const box = section.querySelector("[data-result-box]");
  const buttons = form.querySelector("[data-buttons]");

  const showTry = () => {
    const { seed, answers, last } = taking.state.final;
    const questions = finalQuestions(taking.course, taking.state);
    form.querySelector("[data-questions]").replaceChildren(...copies(questions, seed));
    choose(form, answers);
    before.hidden = true;
    form.hidden = false;
    buttons.hidden = Boolean(last);
    box.hidden = after.hidden = !last;
    if (last) showResult();
  };

  const showResult = () => {
    const { course, state } = taking;
    const { answers, last } = state.final;
    showFeedback(form, finalQuestions(course, state), answers);
    buttons.hidden = true;
    box.hidden = after.hidden = false;
    const left = missing(course, state).filter(({ kind }) => kind !== "final");
    const words = finalResult(last, percentOf(last), course.passMark, state.final.isPassed, left.length);
    box.querySelector("[data-result]").textContent = words;
  };

  const begin = () => {
    taking.change((state) => begunFinal(state, Math.floor(Math.random() * MOST_SEED)));
    showTry();
    form.querySelector("h3").focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = chosenIn(form);
    const without = unanswered(finalQuestions(taking.course, taking.state), answers);
    if (without.length) return showUnanswered(form, without);
    clearErrors(form);
    taking.change((state) => endedFinal(taking.course, state, answers));
    showResult();
    box.querySelector("h3").focus();
  });

  form.addEventListener("change", () => taking.keep((state) => keptFinal(state, chosenIn(form))));
  before.querySelector("[data-do=begin]").addEventListener("click", begin);
  after.querySelector("[data-do=again]").addEventListener("click", begin);
  if (taking.state.final.seed !== null) showTry();
}
