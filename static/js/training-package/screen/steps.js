// One step is shown at a time; the address says which (#lesson-…), so that Back works as always.
import { markCurrent } from "./contents.js";

const steps = () => [...document.querySelectorAll(".step")];
const baseTitle = document.title;

/** Shows the step that holds what the address names; `onShown` hears of its id. */
export function followAddress(onShown) {
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const step = target?.closest(".step");
    if (step) show(step, target, onShown);
  };
  addEventListener("hashchange", follow);
}

export function goTo(id) {
  if (location.hash === `#${id}`) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = id;
}

/** Shows a step without moving the focus, as when the course opens. */
export function open(id, onShown) {
  history.replaceState(null, "", `#${id}`);
  reveal(id);
  onShown(id);
}

/** Returns the id of the step after. */
export const neighbor = (id) => steps()[steps().findIndex((step) => step.id === id) + 1].id;

function show(step, target, onShown) {
  const wasHidden = step.hidden;
  reveal(step.id);
  onShown(step.id);
  if (target !== step) return focusOn(target);
  if (!wasHidden) return;
  scrollTo(0, 0);
  step.querySelector("h2").focus({ preventScroll: true });
}

export function reveal(id) {
  for (const one of steps()) one.hidden = one.id !== id;
  const title = document.querySelector(`#${CSS.escape(id)} h2`).textContent;
  document.title = `${title} | ${baseTitle}`;
  markCurrent(id);
}

function focusOn(target) {
  if (!target.matches("input, a, button, [tabindex]")) target.tabIndex = -1;
  target.focus();
  target.scrollIntoView();
}
