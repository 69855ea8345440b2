// The citation dialog: choose the kind of source, fill in its parts, see how it will read.
import { insertText } from "../commands/insert_text.js";
import { element } from "../element.js";
import { checkPart, CITATIONS } from "./citations.js";
import { openDialog } from "./dialog.js";
import { allValid, Field } from "./field.js";

export function openCitation(editor) {
  const options = CITATIONS.map(({ label }, index) => element("option", { value: index }, label));
  const kind = new Field({ label: "Source", box: element("select", {}, ...options) });
  const parts = element("div");
  const result = element("output", { class: "editor-result" });
  let fields = {};

  const source = () => CITATIONS[kind.value];
  const text = () => {
    const values = Object.entries(fields).map(([name, field]) => [name, field.value]);
    return source().write(Object.fromEntries(values));
  };
  const showResult = () => {
    const isComplete = source().parts.every((part) => !checkPart(part, fields[part.name].value));
    result.textContent = isComplete ? `Will read: ${text()}` : "";
  };
  const showParts = () => {
    fields = Object.fromEntries(
      source().parts.map((part) => [
        part.name,
        new Field({
          label: part.label,
          hint: `For example ${part.example}`,
          check: (value) => checkPart(part, value),
        }),
      ]),
    );
    parts.replaceChildren(...Object.values(fields).map(({ node }) => node));
    showResult();
  };
  kind.box.addEventListener("change", showParts);
  parts.addEventListener("input", showResult);
  showParts();

  openDialog(editor, {
    title: "Insert legal citation",
    content: [kind.node, parts, result],
    submit: "Insert citation",
    accept() {
      if (!allValid(Object.values(fields))) return false;
      editor.run(insertText(text()));
      return true;
    },
  });
}
