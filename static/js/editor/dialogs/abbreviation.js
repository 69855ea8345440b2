// The abbreviation dialog. The explanation is kept below the text and serves the whole page.
import { addAbbreviation } from "../commands/insert_text.js";
import { openDialog } from "./dialog.js";
import { allValid, Field, required } from "./field.js";

function checkShort(value) {
  if (!value) return "Write the abbreviation.";
  return /[[\]]/.test(value) ? "Leave out square brackets." : "";
}

export function openAbbreviation(editor) {
  const { from, to } = editor.state.selection;
  const short = new Field({
    label: "Abbreviation",
    hint: "As it stands in the text, for example TMO",
    value: editor.state.doc.textBetween(from, to),
    check: checkShort,
  });
  const meaning = new Field({
    label: "Meaning",
    hint: "For example Telework Managing Officer",
    check: required("Write what it stands for."),
  });
  openDialog(editor, {
    title: "Explain an abbreviation",
    content: [short.node, meaning.node],
    submit: "Add explanation",
    accept() {
      if (!allValid([short, meaning])) return false;
      editor.run(addAbbreviation({ short: short.value, meaning: meaning.value }));
      editor.announce(`${short.value} is explained at the end of the text.`);
      return true;
    },
  });
}
