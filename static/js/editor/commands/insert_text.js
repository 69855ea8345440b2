// Words put in by a dialog: citations in the text, explanations of abbreviations below it.
import { schema } from "../schema/index.js";

const { source } = schema.nodes;
const LABEL = "Abbreviation";

export const insertText = (text) => (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.text(text), true).scrollIntoView());
  return true;
};

/** The explanation joins the last block of explanations, or becomes one at the end of the text. */
export const addAbbreviation =
  ({ short, meaning }) =>
  (state, dispatch) => {
    const line = `*[${short}]: ${meaning}`;
    const last = state.doc.children.findLastIndex(
      (node) => node.type === source && node.attrs.label === LABEL,
    );
    const { tr } = state;
    if (last === -1) {
      tr.insert(state.doc.content.size, source.create({ label: LABEL }, schema.text(line)));
    } else {
      const sizes = state.doc.children.slice(0, last + 1).map((node) => node.nodeSize);
      tr.insertText(`\n${line}`, sizes.reduce((sum, size) => sum + size) - 1);
    }
    dispatch?.(tr);
    return true;
  };
