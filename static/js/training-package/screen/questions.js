// Questions in a form: what was chosen, what is missing, what is right.
import { isRight } from "../learning/grading.js";
import { chanceOf, shuffled } from "../learning/chance.js";
import { optionMark, questions as counted, verdict } from "./words.js";

const FEEDBACK = ".feedback, .option__mark";

const fieldsetsOf = (form) => [...form.querySelectorAll("[data-question]")];
const inputsOf = (part) => [...part.querySelectorAll("input")];

/** Returns what is chosen, by question id; a question without a choice is left out. */
export function chosenIn(form) {
  const answers = {};
  for (const fieldset of fieldsetsOf(form)) {
    const chosen = inputsOf(fieldset).filter(({ checked }) => checked);
    if (chosen.length) answers[fieldset.dataset.question] = chosen.map(({ value }) => Number(value)).sort();
  }
  return answers;
}

export function choose(form, answers) {
  for (const fieldset of fieldsetsOf(form)) {
    const chosen = answers[fieldset.dataset.question] ?? [];
    for (const input of inputsOf(fieldset)) input.checked = chosen.includes(Number(input.value));
  }
}

/** Says which questions have no answer, at the top with links and at each; moves the focus there. */
export function showUnanswered(form, missing) {
  clearErrors(form);
  if (!missing.length) return;
  const ids = new Set(missing.map(({ id }) => id));
  const list = document.createElement("ul");
  for (const fieldset of fieldsetsOf(form).filter(({ dataset }) => ids.has(dataset.question))) {
    const error = made("p", "question__error", "Choose an answer.");
    error.id = `${inputsOf(fieldset)[0].id}-error`;
    fieldset.querySelector("legend").after(error);
    fieldset.setAttribute("aria-describedby", [error.id, hintOf(fieldset)].filter(Boolean).join(" "));
    list.append(made("li", "", linkTo(inputsOf(fieldset)[0], `${numberOf(fieldset)} has no answer`)));
  }
  const summary = made("div", "errors", made("h3", "", `${counted(missing.length)} without an answer`), list);
  summary.tabIndex = -1;
  form.prepend(summary);
  summary.focus();
}

/** It moves the focus only: Back still leads to the step before. */
function linkTo(input, words) {
  const link = made("a", "", words);
  link.href = `#${input.id}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
  return link;
}

export function clearErrors(form) {
  for (const part of form.querySelectorAll(".errors, .question__error")) part.remove();
  for (const fieldset of fieldsetsOf(form)) {
    const hint = hintOf(fieldset);
    if (hint) fieldset.setAttribute("aria-describedby", hint);
    else fieldset.removeAttribute("aria-describedby");
  }
}

/** Shows at each question whether it was right, and why; the answers can no longer be changed. */
export function showFeedback(form, questions, answers) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  for (const fieldset of fieldsetsOf(form)) {
    const question = byId.get(fieldset.dataset.question);
    const right = isRight(question, answers[question.id]);
    const feedback = made("div", `feedback feedback--${right ? "right" : "wrong"}`);
    feedback.append(made("p", "feedback__verdict", verdict(right)));
    feedback.append(fieldset.querySelector("template").content.cloneNode(true));
    fieldset.append(feedback);
    for (const input of inputsOf(fieldset)) {
      input.disabled = true;
      const mark = optionMark(input.checked, question.answers.includes(Number(input.value)));
      if (mark) input.labels[0].append(made("span", "option__mark", mark));
    }
  }
}

export function clearFeedback(form) {
  for (const part of form.querySelectorAll(FEEDBACK)) part.remove();
  for (const input of inputsOf(form)) input.disabled = false;
}

/** Returns copies of the questions for the final check, with ids of their own, in the drawn order. */
export function copies(questions, seed) {
  return questions.map(({ id }, place) => {
    const original = document.querySelector(`[data-question="${CSS.escape(id)}"]`);
    const copy = original.cloneNode(true);
    for (const part of copy.querySelectorAll(`${FEEDBACK}, .question__error`)) part.remove();
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.id &&= `final-${part.id}`;
    for (const label of copy.querySelectorAll("label")) label.htmlFor = `final-${label.htmlFor}`;
    const hint = copy.querySelector(".question__hint")?.id;
    if (hint) copy.setAttribute("aria-describedby", hint);
    else copy.removeAttribute("aria-describedby");
    for (const input of inputsOf(copy)) {
      input.name = `final-${input.name}`;
      input.checked = input.disabled = false;
    }
    copy.querySelector(".question__number").textContent = `Question ${place + 1} of ${questions.length}`;
    mixOptions(copy, seed + place);
    return copy;
  });
}

/** True and false keep their order, which everybody expects. */
function mixOptions(fieldset, seed) {
  if ("inOrder" in fieldset.dataset) return;
  const options = [...fieldset.querySelectorAll(".option")];
  const place = document.createComment("");
  options[0].before(place);
  place.replaceWith(...shuffled(options, chanceOf(seed)));
}

const numberOf = (fieldset) => fieldset.querySelector(".question__number").textContent.replace(/ of .*/, "");
const hintOf = (fieldset) => fieldset.querySelector(".question__hint")?.id ?? "";

export function made(name, className, ...content) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}
