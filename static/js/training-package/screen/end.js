// Where the learner stands, and what is left to do.
import { missing, standing } from "../learning/learner.js";
import { made } from "./questions.js";
import { standings } from "./words.js";

export function showEnd({ course, state, opened }) {
  const end = document.getElementById("end");
  const left = missing(course, state);
  const words = standings(course, standing(course, state), opened);
  end.querySelector("[data-standing]").replaceChildren(...words.map((text) => made("li", "", text)));
  end.querySelector("[data-missing]").replaceChildren(...left.map(linkTo));
  end.querySelector("[data-left]").hidden = !left.length;
}

function linkTo({ id, title }) {
  const link = made("a", "", title);
  link.href = `#${id}`;
  return made("li", "", link);
}
