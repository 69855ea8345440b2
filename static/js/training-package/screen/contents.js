// The list of steps: which are done, which one is open, and how far one is.
import { isDone } from "../learning/learner.js";
import { DONE } from "./words.js";

export function showContents(course, state) {
  const done = course.steps.filter((step) => isDone(state, step));
  for (const step of course.steps) markOf(step.id).textContent = done.includes(step) ? DONE[step.kind] : "";
  document.getElementById("progress").value = done.length;
  document.getElementById("progress-words").textContent = `${done.length} of ${course.steps.length} steps done`;
}

export function markCurrent(id) {
  for (const link of document.querySelectorAll(".contents a")) {
    if (link.hash === `#${id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
}

/** On a wide window the list stands open beside the text. */
export function openOnWide() {
  const details = document.querySelector(".contents details");
  const wide = matchMedia("(min-width: 60em)");
  const follow = () => (details.open = wide.matches);
  wide.addEventListener("change", follow);
  follow();
}

const markOf = (id) => document.querySelector(`.contents [data-mark="${id}"]`);
