// The anchor dialog: the name by which links reach a heading, whatever its words become.
import { setAnchor } from "../commands/blocks.js";
import { openDialog } from "./dialog.js";
import { Field } from "./field.js";

const ANCHOR = /^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*)?$/;

export function openAnchor(editor) {
  const anchor = new Field({
    label: "Anchor",
    hint: "Small letters, digits and hyphens. Leave it empty to make it from the words.",
    value: editor.state.selection.$from.parent.attrs.anchor ?? "",
    check: (value) =>
      ANCHOR.test(value) ? "" : "Use small letters, digits and single hyphens, a letter first.",
  });
  openDialog(editor, {
    title: "Anchor of this heading",
    content: [anchor.node],
    submit: "Set anchor",
    accept() {
      if (!anchor.isValid()) return false;
      editor.run(setAnchor(anchor.value || null));
      return true;
    },
  });
}
