import assert from "node:assert/strict";
import { test } from "node:test";
import { CHOICE_LENGTH, MOST_OPTIONS, readChoice, writeChoice } from "./choices.js";
import { isRight, percentOf } from "./grading.js";

const OPTIONS = Array.from({ length: MOST_OPTIONS }, (_, place) => place + 1);

test("every choice of ten options, there and back, in two letters", () => {
  for (let bits = 0; bits < 2 ** MOST_OPTIONS; bits++) {
    const chosen = OPTIONS.filter((one) => bits & (1 << (one - 1)));
    assert.equal(writeChoice(chosen).length, CHOICE_LENGTH);
    assert.deepEqual(readChoice(writeChoice(chosen)), chosen);
  }
});

for (const [answers, chosen, right] of [
  [[2], [2], true], [[2], [1], false], [[2], [], false], [[2], undefined, false],
  [[1, 3], [3, 1], true], [[1, 3], [1], false], [[1, 3], [1, 2, 3], false],
]) {
  test(`${JSON.stringify(chosen)} where ${answers} is right: ${right}`, () => {
    assert.equal(isRight({ answers }, chosen), right);
  });
}

test("percent are rounded down", () => {
  const results = [{ right: 2, of: 3 }, { right: 8, of: 10 }, { right: 0, of: 0 }];

  assert.deepEqual(results.map(percentOf), [66, 80, 0]);
});
