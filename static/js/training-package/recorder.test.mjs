import assert from "node:assert/strict";
import { test } from "node:test";
import { Recorder } from "./recorder.js";

/** A learning system that fails as often as `failures` says, and a clock that is moved by hand. */
function around({ failures = 0 } = {}) {
  const events = [];
  const waiting = [];
  const attempt = (what) => async (report) => {
    if (failures-- > 0) throw new Error("away");
    events.push(`${what} ${report.suspended}`);
  };
  const system = {
    save: attempt("save"),
    close: attempt("close"),
    closeAtOnce: (report) => events.push(`at once ${report.suspended}`),
  };
  const kept = { text: "" };
  const buffer = { put: (text) => (kept.text = text), clear: () => (kept.text = "") };
  const later = (work, wait) => waiting.push({ work, wait });
  const recorder = new Recorder({ system, buffer, later, say: (what) => events.push(what) });
  return { recorder, events, waiting, kept };
}

const report = (suspended) => ({ suspended });

test("a report is sent at once, and the buffer is empty again", async () => {
  const { recorder, events, kept } = around();
  await recorder.note(report("a"));

  assert.deepEqual([events, kept.text], [["save a"], ""]);
});

test("of reports that come meanwhile the newest is sent", async () => {
  const { recorder, events } = around();
  await Promise.all([recorder.note(report("a")), recorder.note(report("b")), recorder.note(report("c"))]);

  assert.deepEqual(events, ["save a", "save c"]);
});

test("a failure is told once, waited for longer each time, and made up for", async () => {
  const { recorder, events, waiting, kept } = around({ failures: 3 });
  await recorder.note(report("a"));
  await recorder.note(report("b"));
  assert.deepEqual([events, kept.text], [["lost"], "b"]);

  for (let tried = 0; tried < 3; tried++) {
    waiting[tried].work();
    await new Promise(setImmediate);
  }

  assert.deepEqual(waiting.map(({ wait }) => wait), [2000, 4000, 8000]);
  assert.deepEqual([events, kept.text], [["lost", "save b", "back"], ""]);
});

test("hope that comes while a report is on its way is not lost when that one fails", async () => {
  const { recorder, events } = around({ failures: 1 });
  const noted = recorder.note(report("a"));
  recorder.hurry();
  await noted;
  await recorder.note(report("b"));

  assert.deepEqual(events, ["lost", "save a", "back", "save b"]);
});

test("the wait is a minute at most", async () => {
  const { recorder, waiting } = around({ failures: 9 });
  await recorder.note(report("a"));
  for (let tried = 0; tried < 8; tried++) {
    waiting[tried].work();
    await new Promise(setImmediate);
  }

  assert.equal(waiting.at(-1).wait, 60_000);
});

test("closing waits until the last report is kept, and nothing follows it", async () => {
  const { recorder, events, waiting } = around({ failures: 1 });
  const closed = recorder.close(report("z"));
  await new Promise(setImmediate);
  waiting[0].work();
  await closed;
  await recorder.note(report("later"));
  recorder.closeAtOnce(report("later"));

  assert.deepEqual(events, ["lost", "close z", "back"]);
});

test("a window that goes away sends without waiting, even after a failure", async () => {
  const { recorder, events } = around({ failures: 1 });
  await recorder.note(report("a"));
  recorder.closeAtOnce(report("b"));

  assert.deepEqual(events, ["lost", "at once b"]);
});
