// Word count and headings of the text, below it. They follow after a pause and say nothing aloud.
import { TextSelection } from "prosemirror-state";
import { element } from "../element.js";

const PAUSE = 400;

const plural = (count, word) => `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;

function survey(doc) {
  let words = 0;
  const headings = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    words += node.type.name === "source" ? 0 : (node.textContent.match(/\S+/g)?.length ?? 0);
    if (node.type.name === "heading") headings.push({ node, pos });
    return false;
  });
  return { words, headings };
}

export class Outline {
  constructor(editor) {
    this.editor = editor;
    this.count = element("p");
    this.summary = element("summary");
    this.list = element("ul");
    this.node = element(
      "div",
      { class: "editor-foot" },
      this.count,
      element("details", { class: "editor-outline" }, this.summary, this.list),
    );
  }

  later(doc) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(doc), PAUSE);
  }

  show(doc) {
    clearTimeout(this.timer);
    const { words, headings } = survey(doc);
    this.count.textContent = plural(words, "word");
    this.summary.textContent = plural(headings.length, "heading");
    this.list.replaceChildren(...headings.map((heading) => this.entry(heading)));
  }

  entry({ node, pos }) {
    const label = node.textContent || "(no words yet)";
    const go = () => this.go(pos);
    return element(
      "li",
      { class: `editor-outline__level-${node.attrs.level}` },
      element("button", { type: "button", class: "editor-outline__link", onclick: go }, label),
    );
  }

  go(pos) {
    this.editor.run((state, dispatch) => {
      const selection = TextSelection.near(state.doc.resolve(pos + 1));
      dispatch?.(state.tr.setSelection(selection).scrollIntoView());
      return true;
    });
  }
}
