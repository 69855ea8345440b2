// The chosen options of a question, counted from 1, as a text of two letters. Pure.

const BASE = 36;
export const MOST_OPTIONS = 10;
export const CHOICE_LENGTH = 2;

export function writeChoice(chosen) {
  const bits = chosen.reduce((sum, option) => sum | (1 << (option - 1)), 0);
  return bits.toString(BASE).padStart(CHOICE_LENGTH, "0");
}

/** Returns the options of a text that `writeChoice` wrote; none for any other. */
export function readChoice(text) {
  const bits = parseInt(text, BASE) || 0;
  return Array.from({ length: MOST_OPTIONS }, (_, place) => place + 1).filter((option) => bits & (1 << (option - 1)));
}
