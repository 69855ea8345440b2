// Text with marks as one line of Markdown, or several where hard breaks part it.
import { escapeText } from "./escape.js";
import { joinFlanked } from "./flanking.js";

const isLink = (mark) => mark.type.name === "link";
const isCode = (mark) => mark.type.name === "code";

/** The index of the last node of the run that carries `mark`, from `index` on. */
function runEnd(nodes, index, mark) {
  let end = index;
  while (end + 1 < nodes.length && mark.isInSet(nodes[end + 1].marks)) end += 1;
  return end;
}

function destination({ href, title }) {
  const safe = href.replace(/&(?=#?\w+;)/g, "\\&");
  const unbalanced = /[()]/.test(safe) || safe === "";
  const address = unbalanced ? `<${safe}>` : safe;
  return title ? `${address} "${title.replace(/["\\]/g, "\\$&")}"` : address;
}

function writeCode(text) {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .*\S.* $/.test(text) ? " " : "";
  return fence + pad + text + pad + fence;
}

class InlineWriter {
  constructor(nodes, options) {
    this.nodes = nodes;
    this.options = options;
    this.stack = [];
    this.parts = [];
  }

  /** The same sign opens and closes; only a link's differ. */
  sign(mark, side) {
    this.parts.push({
      text: mark.type.name === "strong" ? "**" : this.options.emphasis,
      mark: side,
    });
  }

  text(text) {
    this.parts.push({ text });
  }

  open(mark, index) {
    this.stack.push({ mark, end: runEnd(this.nodes, index, mark) });
    if (isLink(mark)) this.text("[");
    else this.sign(mark, "open");
  }

  closeTo(depth) {
    while (this.stack.length > depth) {
      const { mark } = this.stack.pop();
      if (isLink(mark)) this.text(`](${destination(mark.attrs)})`);
      else this.sign(mark, "close");
    }
  }

  /** How many open marks stay: none that ends here, and none that would cut a link in two. */
  staying(wanted, index) {
    const ending = this.stack.findIndex(({ mark }) => !mark.isInSet(wanted));
    const depth = ending === -1 ? this.stack.length : ending;
    const link = wanted.find(isLink);
    if (!link || this.stack.slice(0, depth).some(({ mark }) => mark.eq(link))) return depth;
    const linkEnd = runEnd(this.nodes, index, link);
    const cutting = this.stack.findIndex(({ end }) => end < linkEnd);
    return cutting === -1 ? depth : Math.min(depth, cutting);
  }

  turnTo(index) {
    const wanted = this.nodes[index].marks.filter((mark) => !isCode(mark));
    this.closeTo(this.staying(wanted, index));
    wanted
      .filter((mark) => !this.stack.some((open) => open.mark.eq(mark)))
      .map((mark) => ({ mark, end: runEnd(this.nodes, index, mark) }))
      .sort((a, b) => b.end - a.end)
      .forEach(({ mark }) => this.open(mark, index));
  }

  content(index) {
    const node = this.nodes[index];
    if (!node.isText) return "\\\n";
    if (node.marks.some(isCode)) return writeCode(node.text);
    const brackets = node.marks.some(isLink);
    const text = escapeText(node.text, { strict: this.options.strict, brackets });
    const beforeLink = this.nodes[index + 1]?.marks.some(isLink) && !brackets;
    return beforeLink ? text.replace(/!$/, "\\!") : text;
  }

  write() {
    this.nodes.forEach((_, index) => {
      this.turnTo(index);
      this.text(this.content(index));
    });
    this.closeTo(0);
    return joinFlanked(this.parts);
  }
}

export function writeInline(node, options) {
  return new InlineWriter(node.children, options).write();
}
