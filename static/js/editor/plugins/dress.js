// Looks that depend on where a block stands: steps as a process list, the usual title of a callout
// that has none of its own.
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { CALLOUTS } from "../markdown/kinds.js";

function steps(node, pos) {
  const list = node.firstChild;
  const dressed = [
    Decoration.node(pos + 1, pos + 1 + list.nodeSize, { class: "usa-process-list" }),
  ];
  list.forEach((item, offset) => {
    const from = pos + 2 + offset;
    const dress = { class: "usa-process-list__item" };
    dressed.push(Decoration.node(from, from + item.nodeSize, dress));
  });
  return dressed;
}

function title(node, pos) {
  const { firstChild, attrs } = node;
  if (firstChild.content.size) return [];
  const dress = { "data-placeholder": CALLOUTS[attrs.kind] };
  return [Decoration.node(pos + 1, pos + 1 + firstChild.nodeSize, dress)];
}

const DRESSES = { steps, callout: title };

function dressAll(doc) {
  const dressed = [];
  doc.descendants((node, pos) => {
    dressed.push(...(DRESSES[node.type.name]?.(node, pos) ?? []));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, dressed);
}

export const dress = new Plugin({
  state: {
    init: (_, { doc }) => dressAll(doc),
    apply: (tr, set) => (tr.docChanged ? dressAll(tr.doc) : set),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});
