// The link dialog: its text, and a page of the site or a web address.
import { canLink, linkTarget, removeLink, setLink } from "../commands/links.js";
import { checkAddress, readPage, writeAddress } from "./addresses.js";
import { Choice } from "./choice.js";
import { openDialog } from "./dialog.js";
import { allValid, Field, required } from "./field.js";
import { PagePicker } from "./page_picker.js";

const KINDS = [
  ["page", "A page of this site"],
  ["address", "A web address"],
];

/** The command of the link button and its key. `pagesUrl` lists the pages of the site. */
export const linkCommand = (editor, pagesUrl) => (state, dispatch) => {
  if (!canLink(state)) return false;
  if (dispatch) openLink(editor, linkTarget(state), pagesUrl);
  return true;
};

function openLink(editor, target, pagesUrl) {
  const page = readPage(target.href);
  const kind = page || !target.href ? "page" : "address";
  const text = new Field({
    label: "Text of the link",
    hint: "Say where it leads, so that the link makes sense by itself.",
    value: target.text,
    check: required("Write the text of the link."),
  });
  const picker = new PagePicker({
    url: pagesUrl,
    chosen: page?.path ?? "",
    onChoose: (title) => (text.box.value ||= title),
  });
  picker.anchor.box.value = page?.anchor ?? "";
  const address = new Field({
    label: "Address",
    hint: "For example https://www.example.gov/page",
    value: page ? "" : target.href,
    type: "url",
    check: checkAddress,
  });
  const show = (chosen) => {
    picker.node.hidden = chosen !== "page";
    address.node.hidden = chosen !== "address";
  };
  const choice = new Choice({ legend: "Link to", options: KINDS, value: kind, onChange: show });
  show(kind);

  const accept = () => {
    const isPage = choice.value === "page";
    if (!allValid(isPage ? [text, picker.list, picker.anchor] : [text, address])) return false;
    const href = isPage ? `page:${picker.target}` : writeAddress(address.value);
    editor.run(setLink(target, { text: text.value, href }));
    return true;
  };
  openDialog(editor, {
    title: target.href ? "Change link" : "Insert link",
    content: [text.node, choice.node, picker.node, address.node],
    submit: target.href ? "Change link" : "Insert link",
    accept,
    actions: target.href
      ? [{ label: "Remove link", run: () => editor.run(removeLink(target)) }]
      : [],
  });
}
