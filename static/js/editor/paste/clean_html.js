// HTML of other programs, cut down to plain structure before the schema reads it.
import { listWordParagraphs } from "./word_lists.js";

const DROPPED =
  "script, style, meta, link, title, xml, img, svg, object, iframe, button, input, select";
const HEADINGS = { H1: "h2", H5: "h4", H6: "h4" };
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, li, blockquote, pre";

// The policy of the site forbids style attributes, even in a document that is never shown.
const STYLE = /(<[^>]*?\s)style(\s*=)/gi;

function rename(node, tag) {
  const renamed = node.ownerDocument.createElement(tag);
  renamed.append(...node.childNodes);
  node.replaceWith(renamed);
  return renamed;
}

function unwrap(node) {
  node.replaceWith(...node.childNodes);
}

/** Bold and italic that other programs write as styles, and bold that they take back by a style. */
function marksFromStyles(body) {
  for (const node of body.querySelectorAll("[data-style]")) {
    const style = node.dataset.style.toLowerCase();
    const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
    const isPlain = weight === "normal" || weight === "400";
    const isBold = weight === "bold" || Number(weight) >= 600;
    if (isPlain && /^(?:b|strong)$/i.test(node.tagName)) unwrap(node);
    else if (node.tagName === "SPAN" && isBold) rename(node, "strong");
    else if (node.tagName === "SPAN" && /font-style:\s*italic/.test(style)) rename(node, "em");
  }
}

/** Table cells hold one line. */
function flattenCells(body) {
  for (const cell of body.querySelectorAll("td, th")) {
    for (const block of cell.querySelectorAll(BLOCKS)) {
      block.before(" ");
      unwrap(block);
    }
    for (const br of cell.querySelectorAll("br")) br.replaceWith(" ");
  }
}

function usableHref(href) {
  if (/^(?:https?:|mailto:|tel:|page:|#)/i.test(href)) {
    const own = `${location.origin}/`;
    return href.startsWith(own) ? `page:/${href.slice(own.length)}` : href;
  }
  return null;
}

function cleanLinks(body) {
  for (const link of body.querySelectorAll("a")) {
    const href = usableHref(link.getAttribute("href") ?? "");
    if (href) link.setAttribute("href", href);
    else unwrap(link);
  }
}

function cleanText(body) {
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replaceAll("\u00a0", " ");
  }
}

export function cleanHtml(html) {
  if (html.includes("data-pm-slice")) return html;
  const { body } = new DOMParser().parseFromString(
    html.replace(STYLE, "$1data-style$2"),
    "text/html",
  );
  for (const node of body.querySelectorAll(DROPPED)) node.remove();
  listWordParagraphs(body);
  marksFromStyles(body);
  for (const [tag, other] of Object.entries(HEADINGS)) {
    for (const node of body.querySelectorAll(tag)) rename(node, other);
  }
  flattenCells(body);
  cleanLinks(body);
  cleanText(body);
  return body.innerHTML;
}
