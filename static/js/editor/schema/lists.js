// Lists remember whether their items stand close together or with a blank line between them.

const tight = { default: true };
const readTight = (dom) => !dom.hasAttribute("data-loose");
const writeTight = ({ attrs }) => ({ "data-loose": attrs.tight ? null : "" });

export const lists = {
  bullet_list: {
    group: "block list",
    content: "list_item+",
    attrs: { tight },
    parseDOM: [{ tag: "ul", getAttrs: (dom) => ({ tight: readTight(dom) }) }],
    toDOM: (node) => ["ul", writeTight(node), 0],
  },

  ordered_list: {
    group: "block list",
    content: "list_item+",
    attrs: { order: { default: 1 }, tight },
    parseDOM: [
      {
        tag: "ol",
        getAttrs: (dom) => ({
          order: Number(dom.getAttribute("start") ?? 1),
          tight: readTight(dom),
        }),
      },
    ],
    toDOM: (node) => {
      const start = node.attrs.order === 1 ? null : node.attrs.order;
      return ["ol", { start, ...writeTight(node) }, 0];
    },
  },

  list_item: {
    content: "block+",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
};
