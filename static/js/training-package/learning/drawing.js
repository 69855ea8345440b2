// Which questions the final check asks. Pure.
import { chanceOf, shuffled } from "./chance.js";

/**
 * Returns the questions of one try: as many as the course asks for, of each module at least one.
 * A course of more modules than questions to draw asks one of each.
 */
export function draw(course, seed) {
  const chance = chanceOf(seed);
  const mixed = shuffled(course.questions, chance);
  const firsts = [...new Map([...mixed].reverse().map((question) => [question.module, question])).values()];
  const others = mixed.filter((question) => !firsts.includes(question));
  const missing = Math.max(course.finalQuestions - firsts.length, 0);
  return shuffled([...firsts, ...others.slice(0, missing)], chance);
}
