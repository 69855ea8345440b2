import assert from "node:assert/strict";
import { test } from "node:test";
import { asOf, told } from "./told.js";

const OPEN = { slug: "washington", label: "Open", icon: "Open", message: "No announcement is in force.", announcement: null, upcoming: [] };
const CLOSED = { slug: "elsewhere", label: "Closed", icon: "Closed", message: "", announcement: { applies_to: "January 26, 2026" }, upcoming: [] };

test("without an announcement the message is said", () => {
  assert.deepEqual(told({ areas: [OPEN, CLOSED], lapse: null }), {
    icon: "Open",
    label: "Open",
    lines: ["No announcement is in force."],
  });
});

test("an area is found by its name", () => {
  assert.deepEqual(told({ areas: [OPEN, CLOSED] }, "elsewhere").lines, ["Applies to January 26, 2026."]);
  assert.equal(told({ areas: [OPEN] }, "nowhere"), null);
});

test("what is to come and a lapse are said too", () => {
  const upcoming = [{ label: "Federal offices are closed", short_label: "Closed", applies_to: "January 27, 2026" }];
  const { lines } = told({ areas: [{ ...OPEN, upcoming }], lapse: { notice: "…" } });
  assert.deepEqual(lines.slice(1), [
    "Next, January 27, 2026: Closed.",
    "Appropriations have lapsed. This may not be up to date.",
  ]);
});

for (const answer of [null, {}, { areas: [] }, { areas: [{ slug: "a" }] }, { areas: "all" }, "no"]) {
  test(`nothing is said of ${JSON.stringify(answer)}`, () => assert.equal(told(answer), null));
}

test("the time is that of Washington, wherever the reader is", () => {
  assert.equal(asOf(new Date("2026-01-26T14:41:00Z")).replace(/\s/g, " "), "As of 9:41 AM EST");
});
