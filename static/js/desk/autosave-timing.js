// When to send what was typed. Pure: all times are milliseconds of one clock.

const PAUSE = 3_000;
const LONGEST = 15_000;

/**
 * Returns the time at which to send: after a pause in the typing, without one at the latest after a
 * while; never sooner than that while after the last time.
 */
export function dueAt({ firstUnsent, lastTyped, lastSent }) {
  return Math.max(Math.min(lastTyped + PAUSE, firstUnsent + LONGEST), lastSent + LONGEST);
}
