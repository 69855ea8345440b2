// Tools for the text: what a block is, marks, links, lists, undo.
import { redo, undo } from "prosemirror-history";
import { setHeading, setParagraph, toggleQuote } from "../commands/blocks.js";
import { indent, isInList, outdent, toggleList } from "../commands/lists.js";
import { markTool } from "../commands/marks.js";
import { around, linkAround } from "../commands/selection.js";
import { openAnchor } from "../dialogs/anchor.js";
import { schema } from "../schema/index.js";

const { nodes, marks } = schema;

const list = (label, keys, type) => ({
  label,
  keys,
  command: toggleList(type),
  isActive: isInList(type),
});

const block = ({ selection }) => selection.$from.parent;
const isHeading = (level) => (state) => block(state).attrs.level === level;

function blockName(state) {
  const { type, attrs } = block(state);
  if (type === nodes.heading) return `Heading ${attrs.level}`;
  const names = { callout_title: "Title", cell_line: "Cell", source: "Markdown" };
  return names[type.name] ?? "Paragraph";
}

export const style = {
  label: "Paragraph",
  purpose: "Text style: ",
  title: blockName,
  entries: [
    {
      label: "Paragraph",
      command: setParagraph,
      isActive: (state) => block(state).type === nodes.paragraph,
    },
    ...[2, 3, 4].map((level) => ({
      label: `Heading ${level}`,
      command: setHeading(level),
      isActive: isHeading(level),
    })),
    {
      label: "Quote",
      command: toggleQuote,
      toggles: true,
      isActive: (state) => around(state.selection, nodes.blockquote) !== null,
    },
    {
      label: "Anchor of this heading…",
      command: (state) => block(state).type === nodes.heading,
      run: openAnchor,
    },
  ],
};

export const buttons = {
  marks: [
    { label: "Bold", keys: "Mod-b", ...markTool(marks.strong) },
    { label: "Italic", keys: "Mod-i", ...markTool(marks.em) },
  ],
  link: (openLink) => ({
    label: "Link",
    keys: "Mod-k",
    command: openLink,
    isActive: (state) => linkAround(state) !== null,
  }),
  blocks: [
    list("Bullets", "Mod-Shift-8", nodes.bullet_list),
    list("Numbers", "Mod-Shift-7", nodes.ordered_list),
    { label: "Indent", keys: "Mod-]", command: indent },
    { label: "Outdent", keys: "Mod-[", command: outdent },
  ],
  history: [
    { label: "Undo", keys: "Mod-z", command: undo },
    { label: "Redo", keys: "Mod-y", command: redo },
  ],
};
