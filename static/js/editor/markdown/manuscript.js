// A body under edit. Blocks that nobody touched keep their text to the byte, and so do the gaps
// between them; only changed blocks are written anew.
import { schema } from "../schema/index.js";
import { align, placeOf } from "./align.js";
import { markOf, marksOf } from "./list_marks.js";
import { read } from "./read.js";
import { write } from "./write.js";

const BLANK_LINE = /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/;

const isBlank = (node) => node.type.name === "paragraph" && !node.textContent.trim();

/** The mark of a neighboring list, if it is one that the list could be taken for a part of. */
function neighborMark(node, neighbor, text) {
  return marksOf(node) && neighbor?.type === node.type ? markOf(text) : undefined;
}

export class Manuscript {
  constructor(text) {
    this.text = text;
    const env = {};
    const { blocks, gaps } = read(text, env);
    this.blocks = blocks;
    this.gaps = gaps;
    this.references = env.references;
    this.written = new WeakMap();
    const nodes = blocks.map(({ node }) => node);
    this.doc = schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]);
  }

  /** The document as Markdown. */
  write(doc) {
    const nodes = doc.children.filter((node) => !isBlank(node));
    const matches = align(this.blocks, nodes);
    let text = "";
    let before = null;
    nodes.forEach((node, index) => {
      const originals = matches.slice(index, index + 2).map((match) => this.blocks[match]);
      const piece = this.piece(node, before, originals, index === nodes.length - 1);
      if (!piece.text) return;
      piece.place = placeOf(matches, index, this.blocks.length);
      text += this.gap(before, piece) + piece.text;
      before = piece;
    });
    if (before) return text + this.ending();
    return this.blocks.length ? "" : this.text;
  }

  piece(node, before, [original, next], isLast) {
    const markBefore = neighborMark(node, before?.node, before?.text);
    const markAfter = neighborMark(node, next?.node, next?.source);
    const merges = markBefore && original && markBefore === markOf(original.source);
    if (original && !merges && (isLast || !original.open)) {
      return { node, text: original.source, kept: true };
    }
    const text = this.rewrite(node, [markBefore, markAfter].filter(Boolean));
    return { node, text, kept: false };
  }

  rewrite(node, taken) {
    const known = this.written.get(node);
    if (known?.taken === taken.join()) return known.text;
    const text = write(node, { references: this.references, taken });
    this.written.set(node, { taken: taken.join(), text });
    return text;
  }

  gap(before, piece) {
    if (!before) return this.blocks.length ? this.gaps[0] : "";
    if (piece.place === null || before.place === null) return "\n\n";
    if (piece.place !== before.place + 1) return "\n\n";
    const gap = this.gaps[piece.place];
    const asBefore = (before.kept && piece.kept) || BLANK_LINE.test(gap);
    return asBefore || (this.isSameKind(before) && this.isSameKind(piece)) ? gap : "\n\n";
  }

  isSameKind({ node, place }) {
    return this.blocks[place].node.type === node.type;
  }

  ending() {
    return this.blocks.length ? this.gaps.at(-1) : "";
  }
}
