// The dialect of page bodies, as the server reads it: CommonMark with tables and named blocks,
// HTML off. What the visual schema does not draw comes out as one "source" token with its text.
import MarkdownIt from "markdown-it";
import definitionLists from "markdown-it-deflist";
import footnotes from "markdown-it-footnote";
import { abbreviations } from "./abbreviations.js";
import { anchors } from "./anchors.js";
import { containers } from "./containers.js";
import { pushSource } from "./source_token.js";

const base = () =>
  new MarkdownIt("commonmark", { html: false }).enable("table").use(definitionLists).use(footnotes);

const SOURCE_RULES = [
  { name: "code", label: "Code", alt: [] },
  { name: "fence", label: "Code", alt: ["paragraph", "reference", "blockquote", "list"] },
  { name: "reference", label: "Link address", alt: [] },
  { name: "deflist", label: "Definition list", alt: ["paragraph", "reference", "blockquote"] },
  { name: "footnote_def", label: "Footnote", alt: ["paragraph", "reference"] },
];

/** The block rule of that name; a ruler hands rules out only as the list of those enabled. */
function ruleNamed(name) {
  const { ruler } = base().block;
  ruler.enableOnly(name);
  return ruler.getRules("")[0];
}

/** Lets a block rule find its end, then keeps the text it covered in place of what it made of it. */
function keepSource(md, { name, label, alt }) {
  const rule = ruleNamed(name);
  const keep = (state, start, end, silent) => {
    const { length } = state.tokens;
    if (!rule(state, start, end, silent)) return false;
    if (silent) return true;
    state.tokens.length = length;
    pushSource(state, start, state.line, label);
    return true;
  };
  md.block.ruler.at(name, keep, { alt });
}

export const syntax = base()
  .use(abbreviations)
  .use(containers)
  .use(anchors)
  .disable(["footnote_inline", "footnote_ref", "footnote_tail"]);

// As on the server, every address makes a link; the preview says which ones cannot be used.
syntax.validateLink = () => true;

for (const rule of SOURCE_RULES) keepSource(syntax, rule);
