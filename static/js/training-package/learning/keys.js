// Short names for long ones, so that what a learner did fits the 4,096 characters of SCORM 1.2. Pure.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
export const KEY_LENGTH = 4;

/** Returns four letters for a text; the same ones for the same text, at any time (FNV-1a, 32 bits). */
export function keyOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  // The upper bits differ least; they are folded into those that are used.
  hash = (hash ^ (hash >>> 24)) >>> 0;
  return Array.from({ length: KEY_LENGTH }, (_, place) => LETTERS[(hash >>> (6 * place)) & 63]).join("");
}

/** A question that asks otherwise, or has other right answers, is another question. */
export function questionKey({ id, options, answers }) {
  return keyOf(`${id}|${options}|${answers}`);
}

export const stepKey = ({ id }) => keyOf(id);
