// Tab goes from cell to cell and leaves the box after the last. Esc, then Tab, leaves from any cell.
import { Plugin } from "prosemirror-state";
import { goToNextCell, isInTable } from "prosemirror-tables";

export function tableKeys() {
  let isLeaving = false;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === "Shift") return false;
        if (event.key === "Tab" && !isLeaving && isInTable(view.state)) {
          const moved = goToNextCell(event.shiftKey ? -1 : 1)(view.state, view.dispatch);
          if (moved) event.preventDefault();
          return moved;
        }
        isLeaving = event.key === "Escape";
        return false;
      },
      handleDOMEvents: {
        blur() {
          isLeaving = false;
        },
      },
    },
  });
}
