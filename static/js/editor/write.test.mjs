// Written Markdown is read back as the block it came from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./markdown/read.js";
import { tidy } from "./markdown/tidy.js";
import { write } from "./markdown/write.js";
import { nasty, seeds } from "./samples.mjs";

for (const [name, text] of [...seeds, ...nasty]) {
  test(`${name}: every block written anew`, () => {
    const env = {};
    for (const { node } of read(text, env).blocks) {
      const written = write(node, env);
      const { blocks } = read(written, { references: { ...env.references } });
      assert.equal(blocks.length, 1, written);
      assert.deepEqual(blocks[0].node.toJSON(), tidy(node).toJSON());
    }
  });
}

const CANON = [
  ["* a\n* b\n", "- a\n- b"],
  ["1) a\n1) b\n", "1. a\n2. b"],
  ["__a__ _b_", "**a** *b*"],
  ["one\ntwo", "one two"],
  ["Title\n---", "## Title"],
  ["a  \nb", "a\\\nb"],
  ["|A|B|\n|-|:-|\n|1|2|", "| A | B |\n| --- | :--- |\n| 1 | 2 |"],
  [":::law  Title\n\ntext\n\n:::", "::: law Title\ntext\n:::"],
  ["- - -", "---"],
  ["a[^1] and [b]", "a[^1] and [b]"],
  ["## T   {#x}", "## T {#x}"],
];

for (const [text, expected] of CANON) {
  test(`canonical: ${JSON.stringify(text)}`, () => {
    assert.equal(write(read(text).blocks[0].node), expected);
  });
}
