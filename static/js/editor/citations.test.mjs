// Citations as the dialog writes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPart, CITATIONS } from "./dialogs/citations.js";

const WRITTEN = [
  ["United States Code, section", "5 U.S.C. 6503(a)(1)"],
  ["United States Code, chapter", "5 U.S.C. chapter 65"],
  ["Code of Federal Regulations, section", "5 CFR 531.605(a)(1)"],
  ["Code of Federal Regulations, part", "5 CFR part 630, subpart P"],
  ["Public law", "Pub. L. 111-292"],
  ["Federal Register", "90 FR 8251"],
  ["Statutes at Large", "124 Stat. 3165"],
  ["Executive order", "Executive Order 14100"],
];

for (const [label, expected] of WRITTEN) {
  test(label, () => {
    const { parts, write } = CITATIONS.find((citation) => citation.label === label);
    for (const part of parts) assert.equal(checkPart(part, part.example), "");
    assert.equal(
      write(Object.fromEntries(parts.map(({ name, example }) => [name, example]))),
      expected,
    );
  });
}

test("a part left empty or malformed is refused, unless it is optional", () => {
  const [title, , paragraph] = CITATIONS[0].parts;
  assert.equal(checkPart(title, ""), "Write a number.");
  assert.equal(checkPart(title, "five"), "Write a number.");
  assert.equal(checkPart(paragraph, ""), "");
  assert.equal(checkPart(paragraph, "a"), "Write letters and digits in parentheses.");
});

test("optional parts leave no trace", () => {
  const part = CITATIONS.find(({ label }) => label.endsWith("part"));
  assert.equal(part.write({ title: "5", part: "630", subpart: "" }), "5 CFR part 630");
});
