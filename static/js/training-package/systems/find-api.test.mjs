import assert from "node:assert/strict";
import { test } from "node:test";
import { findApi } from "./find-api.js";

/** Windows from the top down; each knows its parent, and the top is its own. */
function windows(...properties) {
  const made = [];
  for (const own of properties) {
    const window = { ...own };
    window.parent = made.at(-1) ?? window;
    made.push(window);
  }
  return made;
}

const API = {};

test("the API of the nearest window is taken", () => {
  const [, middle, here] = windows({ API: {} }, { API }, {});

  assert.equal(findApi(here, "API"), API);
  assert.equal(findApi(middle, "API"), API);
});

test("the window that opened this one is asked, and those above it", () => {
  const [, opener] = windows({ API }, {});
  const [here] = windows({ opener });

  assert.equal(findApi(here, "API"), API);
});

test("a window of another site is passed over", () => {
  const [top, , here] = windows({ API }, {}, {});
  here.parent = Object.create({ parent: top }, { API: { get: () => { throw new Error("SecurityError"); } } });

  assert.equal(findApi(here, "API"), API);
});

test("there may be none", () => {
  assert.equal(findApi(windows({}, {})[1], "API"), null);
});
