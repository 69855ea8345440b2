import assert from "node:assert/strict";
import { test } from "node:test";
import { dueAt } from "./autosave-timing.js";

const never = -Infinity;

test("what was typed is sent after a pause", () => {
  assert.equal(dueAt({ firstUnsent: 0, lastTyped: 1_000, lastSent: never }), 4_000);
});

test("typing without a pause is sent all the same", () => {
  assert.equal(dueAt({ firstUnsent: 0, lastTyped: 14_000, lastSent: never }), 15_000);
});

test("nothing is sent again sooner than after a while", () => {
  assert.equal(dueAt({ firstUnsent: 11_000, lastTyped: 11_000, lastSent: 10_000 }), 25_000);
});
