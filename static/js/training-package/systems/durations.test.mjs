import assert from "node:assert/strict";
import { test } from "node:test";
import { asDuration, asTimespan } from "./durations.js";

for (const [seconds, timespan, duration] of [
  [0, "0000:00:00.00", "PT0H0M0.00S"],
  [59.999, "0000:01:00.00", "PT0H1M0.00S"],
  [3723.4, "0001:02:03.40", "PT1H2M3.40S"],
  [-1, "0000:00:00.00", "PT0H0M0.00S"],
  [40_000_000, "9999:00:00.00", "PT11111H6M40.00S"],
]) {
  test(`${seconds} seconds`, () => {
    assert.deepEqual([asTimespan(seconds), asDuration(seconds)], [timespan, duration]);
  });
}
