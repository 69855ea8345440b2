// Blocks of running text. Each has a class of the public page, so that it looks the same here.
import { STEPS } from "../markdown/kinds.js";

const LEVELS = [1, 2, 3, 4, 5, 6];

export const blocks = {
  doc: { content: "block+" },

  paragraph: {
    group: "block",
    content: "(inline | hard_break)*",
    parseDOM: [{ tag: "p" }],
    toDOM: () => ["p", 0],
  },

  // Levels 1, 5 and 6 are drawn so that they can be put right; the toolbar offers 2 to 4.
  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { level: { default: 2 }, anchor: { default: null } },
    parseDOM: LEVELS.map((level) => ({
      tag: `h${level}`,
      getAttrs: (dom) => ({ level, anchor: dom.getAttribute("data-anchor") }),
    })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, { "data-anchor": attrs.anchor }, 0],
  },

  blockquote: {
    group: "block",
    content: "block+",
    defining: true,
    parseDOM: [{ tag: "blockquote" }],
    toDOM: () => ["blockquote", 0],
  },

  callout: {
    group: "block",
    content: "callout_title block+",
    defining: true,
    attrs: { kind: { default: "note" } },
    parseDOM: [
      {
        tag: "div.callout",
        getAttrs: ({ className }) => ({ kind: /callout--(\w+)/.exec(className)?.[1] ?? "note" }),
      },
    ],
    toDOM: ({ attrs }) => ["div", { class: `callout callout--${attrs.kind}` }, 0],
  },

  callout_title: {
    content: "text*",
    marks: "",
    isolating: true,
    selectable: false,
    // Ahead of the rule for paragraphs.
    parseDOM: [{ tag: "p.callout__title", priority: 60 }],
    toDOM: () => ["p", { class: "callout__title" }, 0],
  },

  steps: {
    group: "block",
    content: "ordered_list",
    defining: true,
    parseDOM: [{ tag: `div[data-${STEPS}]` }],
    toDOM: () => ["div", { class: STEPS, [`data-${STEPS}`]: "" }, 0],
  },

  rule: {
    group: "block",
    parseDOM: [{ tag: "hr" }],
    toDOM: () => ["hr"],
  },

  // Markdown that the visual view does not draw: shown as text, kept to the letter.
  source: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    attrs: { label: { default: "Markdown" } },
    parseDOM: [
      {
        tag: "div[data-source]",
        preserveWhitespace: "full",
        contentElement: "pre",
        getAttrs: (dom) => ({ label: dom.getAttribute("data-source") }),
      },
    ],
    toDOM: ({ attrs }) => [
      "div",
      { class: "source-block", "data-source": attrs.label },
      [
        "span",
        { class: "source-block__label", contenteditable: "false" },
        `${attrs.label}, as Markdown`,
      ],
      ["pre", 0],
    ],
  },
};
