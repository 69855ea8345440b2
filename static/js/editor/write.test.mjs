// Written Markdown is read back as the block it came from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arbitraryBlock } from "./arbitrary.mjs";
import { read } from "./markdown/read.js";
import { tidy } from "./markdown/tidy.js";
import { write } from "./markdown/write.js";
import { nasty, seeds } from "./samples.mjs";
import { schema } from "./schema/index.js";

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

const text = (words, ...marks) =>
  schema.text(
    words,
    marks.map((mark) => schema.mark(mark)),
  );

const TYPED = [
  ["a * b, snake_case, 2 < 3 & 4", [text("a * b, snake_case, 2 < 3 & 4")]],
  ["\\*a\\* \\_b\\_ \\`c\\`", [text("*a* _b_ `c`")]],
  ["\\[a](b) [c] [^1]", [text("[a](b) [c] [^1]")]],
  ["1\\. a", [text("1. a")]],
  ["\\::: note", [text("::: note")]],
  ["**a** b", [text("a ", "strong"), text("b")]],
  ["**(a)**&#98;", [text("(a)", "strong"), text("b")]],
  [
    "**one *two*** *three*",
    [text("one ", "strong"), text("two", "strong", "em"), text(" three", "em")],
  ],
];

for (const [expected, content] of TYPED) {
  test(`typed: ${expected}`, () => {
    assert.equal(write(schema.node("paragraph", null, content)), expected);
  });
}

// A line that begins like a footnote is one, whoever typed it: the only words that change their nature.
const isFootnote = (text) => /^(?:\s|\d+\.|[-*+>|#:])*\[\^1\]:/m.test(text);

test("random blocks are read back as they were written", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const node = arbitraryBlock(seed);
    const tidied = tidy(node);
    const written = tidied ? write(node) : "";
    if (!written || isFootnote(written)) continue;
    const { blocks } = read(written);
    assert.equal(blocks.length, 1, `seed ${seed}: ${written}`);
    assert.deepEqual(blocks[0].node.toJSON(), tidied.toJSON(), `seed ${seed}: ${written}`);
  }
});
