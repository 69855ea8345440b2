// What stands inside a line. Marks are ranked: the first is written outermost.

export const inlines = {
  text: { group: "inline" },
  hard_break: {
    inline: true,
    selectable: false,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
};

const SAFE = /^(?:https?:|mailto:|tel:|page:|#|\/)/i;

export const marks = {
  link: {
    attrs: { href: {}, title: { default: null } },
    inclusive: false,
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => ({ href: dom.getAttribute("href"), title: dom.getAttribute("title") }),
      },
    ],
    toDOM: ({ attrs }) => {
      const href = SAFE.test(attrs.href) ? attrs.href : null;
      return ["a", { href, title: attrs.title }, 0];
    },
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  code: { parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
};
