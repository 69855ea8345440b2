// Bodies for the tests: every seed page of the tree, and Markdown that is easy to get wrong.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const APPS = ["portal", "worklife", "telework", "training"].filter((app) =>
  existsSync(join(root, app)),
);

const seedFiles = APPS.flatMap((app) =>
  readdirSync(join(root, app), { recursive: true })
    .filter((path) => /\bseed\/.*\.md$/.test(path))
    .map((path) => join(app, path)),
);

const body = (text) =>
  text
    .split(/^\+\+\+$/m)
    .slice(2)
    .join("+++")
    .replace(/^\n+/, "");

export const seeds = seedFiles.map((file) => [file, body(readFileSync(join(root, file), "utf8"))]);

const NASTY = {
  empty: "",
  "only blank lines": "\n \n\n",
  "no break at the end": "Last line",
  "many breaks": "\n\n\nOne\n\n\n\nTwo\n\n\n",
  "line ends of Windows": "## Title\r\n\r\nText\r\nmore\r\n\r\n- a\r\n- b\r\n",
  "trailing spaces": "One  \ntwo   \n\n  indented\n",
  "underlined headings": "Title\n---\n\nOther\n===\n",
  "closed headings": "## Title ##\n\n### C# ###\n\n#### Anchor {#an-chor}\n",
  "headings of all levels": "# One\n## Two\n##### Five\n###### Six\n",
  "an anchor that is none": "## Braces {#not an anchor}\n",
  "star bullets": "* a\n* b\n    * c\n\n+ d\n",
  "neighboring lists": "- a\n\n* b\n\n+ c\n\n1. d\n\n1) e\n",
  "loose and tight lists": "- a\n- b\n\n1. c\n\n   d\n\n2. e\n",
  "a list from seven": "7. a\n8. b\n",
  "lists of ones": "1. a\n1. b\n1. c\n",
  "empty items": "-\n- b\n-\n",
  "blocks in items": "- ## Title\n- > quote\n- - nested\n\n      code\n",
  "text right above": "Text:\n- a\n- b\n\n## Title\nText\n> quote\n",
  "lazy quotes": "> a\nb\n> c\n\n> d\n",
  "hard breaks": "a\\\nb  \nc\n",
  emphasis: "*a* _b_ **c** __d__ ***e*** **f *g* h** *i **j** k*\n",
  "emphasis beside letters": "un*frigging*believable snake_case_word 2*3*4 a * b\n",
  escapes:
    "\\*a\\* \\_b\\_ \\[c\\](d) \\# e 1\\. f &amp; &copy; &lt;b>\n\n1\\. g\n\n\\- h\n\n\\::: note\n",
  "code spans": "`a` ``b`c`` `` ` `` ` d ` `*e*`\n",
  links: '[a](https://e.gov "t") [b](<https://e.gov/x y>) [c](page:/x/#y) <https://e.gov> [d]()\n',
  references: "[a][x] and [x]\n\n[x]: https://e.gov\n",
  "links around marks": "[**a** b](https://e.gov) **[c](https://e.gov) d**\n",
  images: "Text ![alt](x.png) text\n",
  html: "<div>a</div>\n\nText <b>bold</b>\n\n<!-- note -->\n",
  tables: "| A | B |\n|---|:-:|\n| a \\| b | `c|d` |\n| e |\n\nA | B\n- | -\n1 | 2\n",
  "cells too many": "| A |\n|---|\n| a | lost |\n",
  "empty cells": "| | B |\n|--|--|\n| | |\n",
  callouts: "::: law\nText\n:::\n\n::: note A *title*\n\n- a\n\n:::\n\n:::warning\n:::\n",
  "callouts in callouts": "::: note\na\n::: law B\nb\n:::\nc\n:::\n",
  "unknown kinds": "::: mystery\nText\n\nMore\n:::\n",
  "an open callout": "Text\n\n::: note\nnever closed\n",
  steps: "::: steps\n1. **Ask.**\n   Say when.\n2. **Sign.**\n\n   Here.\n:::\n",
  "steps that are none": "::: steps\nText\n:::\n\n::: steps Title\n1. a\n:::\n",
  "definition lists": "Term\n: one\n: two\n\nOther\n\n: three\n",
  footnotes: "Text[^1] and[^two].\n\n[^1]: Note\n    more\n\n[^two]: Other\n",
  abbreviations: "TMO\n*[TMO]: Officer\n*[OPM]: Office\nmore\n",
  code: "```py\na\n\nb\n```\n\n    indented\n\n~~~\nnever closed\n",
  rules: "a\n\n***\n\n- - -\n\n___\n",
  "source in holders":
    "> Term\n> : one\n\n- a\n\n  ```\n  b\n  ```\n\n::: note\n[^1]: Note\n\n    code\n:::\n",
  citations: "See 5 U.S.C. 6503(a), 5 CFR part 630, subpart P, and E.O. 14100 (90 FR 8251).\n",
  "no-break spaces": "5\u00a0U.S.C. &nbsp; x\n",
};

export const nasty = Object.entries(NASTY);
