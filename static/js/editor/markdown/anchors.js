// "## Heading {#anchor}": the anchor belongs to the heading, not to its text.

const ANCHOR = /[ \t]*\{#([\w-]+)\}\s*$/;

/** The text without its anchor, and the anchor. */
export function splitAnchor(text) {
  const found = ANCHOR.exec(text);
  return found ? [text.slice(0, found.index), found[1]] : [text, null];
}

function takeAnchors({ tokens }) {
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open") return;
    const inline = tokens[index + 1];
    const [text, anchor] = splitAnchor(inline.content);
    inline.content = text;
    token.meta = { anchor };
  });
}

export function anchors(md) {
  md.core.ruler.after("block", "anchors", takeAnchors);
}
