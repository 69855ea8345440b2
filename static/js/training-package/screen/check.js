// The check after a module: answer, see what was right and why, answer again if one likes.
import { grade, unanswered } from "../learning/grading.js";
import { answered, askedAgain, keptAnswers, questionsOf } from "../learning/learner.js";
import { choose, chosenIn, clearErrors, clearFeedback, showFeedback, showUnanswered } from "./questions.js";
import { result } from "./words.js";

export function startCheck(taking, step) {
  const section = document.getElementById(step.id);
  const form = section.querySelector("form");
  const questions = questionsOf(taking.course, step);
  const after = section.querySelector("[data-after]");
  const box = section.querySelector("[data-result-box]");

  const showResult = (answers) => {
    showFeedback(form, questions, answers);
    form.querySelector("[data-buttons]").hidden = true;
    box.hidden = after.hidden = false;
    box.querySelector("[data-result]").textContent = `${result(grade(questions, answers))}.`;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answers = chosenIn(form);
    const missing = unanswered(questions, answers);
    if (missing.length) return showUnanswered(form, missing);
    clearErrors(form);
    taking.change((state) => answered(taking.course, state, step, answers));
    showResult(answers);
    box.querySelector("h3").focus();
  });

  // A choice is kept as soon as it is made.
  form.addEventListener("change", () => taking.keep((state) => keptAnswers(state, chosenIn(form))));

  after.querySelector("[data-do=again]").addEventListener("click", () => {
    taking.change((state) => askedAgain(taking.course, state, step));
    clearFeedback(form);
    choose(form, {});
    form.querySelector("[data-buttons]").hidden = false;
    box.hidden = after.hidden = true;
    form.querySelector("input").focus();
  });

  const known = taking.state.answers;
  choose(form, known);
  if (taking.state.checked.includes(step.id) && !unanswered(questions, known).length) showResult(known);
}
