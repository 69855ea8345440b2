// Links: what is linked now, and setting another text or address.
import { schema } from "../schema/index.js";
import { linkAround } from "./selection.js";

const { link } = schema.marks;

/** The stretch a link dialog is about: the link around the cursor, else the selection. */
export function linkTarget(state) {
  const found = linkAround(state);
  const { from, to } = found ?? state.selection;
  const { href = "" } = found?.mark.attrs ?? {};
  return { from, to, href, text: state.doc.textBetween(from, to, " ") };
}

export function canLink(state) {
  const { $from, $to } = state.selection;
  return $from.parent.type.allowsMarkType(link) && $from.sameParent($to);
}

/** Changed words lose the bold or italic within them, unchanged ones keep it. */
export const setLink =
  ({ from, to, text: before }, { text, href }) =>
  (state, dispatch) => {
    const mark = link.create({ href });
    const { tr } = state;
    if (text === before) tr.removeMark(from, to, link).addMark(from, to, mark);
    else tr.replaceWith(from, to, schema.text(text, mark.addToSet(marksAt(state, from))));
    dispatch?.(tr.removeStoredMark(link).scrollIntoView());
    return true;
  };

function marksAt(state, pos) {
  return link.removeFromSet(state.doc.resolve(pos).marks());
}

export const removeLink =
  ({ from, to }) =>
  (state, dispatch) => {
    dispatch?.(state.tr.removeMark(from, to, link));
    return true;
  };
