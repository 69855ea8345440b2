// The frame of every dialog: a title, its content, buttons. The focus returns to the text.
import { element, freshId } from "../element.js";

/**
 * `accept()` answers whether the dialog may close; `actions` are more buttons, { label, run }.
 * Without `submit` there is only a button to close.
 */
export function openDialog(
  editor,
  { title, content, submit = null, accept = () => true, actions = [] },
) {
  const id = freshId("dialog");
  const close = () => dialog.close();
  const button = (label, look, onclick) =>
    element("button", { type: "button", class: `editor-dialog__button ${look}`, onclick }, label);
  const buttons = [
    submit &&
      element("button", { class: "editor-dialog__button editor-dialog__button--main" }, submit),
    ...actions.map(({ label, run }) => button(label, "", () => (run(), close()))),
    button(submit ? "Cancel" : "Close", "", close),
  ];
  const form = element(
    "form",
    { method: "dialog", novalidate: true },
    element("h2", { id, class: "editor-dialog__title" }, title),
    ...content,
    element("div", { class: "editor-dialog__buttons" }, ...buttons),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (accept()) close();
    else form.querySelector("[aria-invalid=true]")?.focus();
  });
  const dialog = element("dialog", { class: "editor-dialog", "aria-labelledby": id }, form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    editor.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
