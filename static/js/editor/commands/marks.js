// Marks: switching one on or off, and whether it is on.
import { toggleMark } from "prosemirror-commands";

/** Whether something selected, or what would be typed next, carries the mark. */
const hasMark = (type) => (state) => {
  const { empty, from, to, $from } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
};

export const markTool = (type) => ({ command: toggleMark(type), isActive: hasMark(type) });
