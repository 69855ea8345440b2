// The alphabet of RFC 4648, 5: no plus, no slash, no padding.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toBytes, toText } from "./bytes.js";

const WRITTEN = [
  [[], ""],
  [[0], "AA"],
  [[102, 111, 111, 98, 97], "Zm9vYmE"],
  [[251, 255, 191], "-_-_"],
];

for (const [bytes, text] of WRITTEN) {
  test(`${text || "nothing"} there and back`, () => {
    assert.equal(toText(Uint8Array.from(bytes).buffer), text);
    assert.deepEqual([...toBytes(text)], bytes);
  });
}
