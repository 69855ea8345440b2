// What comes from the clipboard keeps the structure the schema knows and drops everything else.
import { Plugin } from "prosemirror-state";
import { cleanHtml } from "./clean_html.js";

export const paste = new Plugin({
  props: {
    transformPastedHTML: cleanHtml,
    transformPastedText: (text) => text.replaceAll("\u00a0", " "),
  },
});
