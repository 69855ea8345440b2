// Addresses that a link may have.
import { syntax } from "../markdown/syntax.js";

const USABLE = /^(?:https?:\/\/[^\s/]+\S*|mailto:\S+@\S+|tel:[+\d][\d\s().-]*|#[\w-]+)$/i;
const PAGE = /^page:([^#]*)#?(.*)$/;

/** The path and the anchor of a link to a page of the site, or null. */
export function readPage(href) {
  const found = PAGE.exec(href);
  return found && { path: found[1], anchor: found[2] };
}

export const writeAddress = (address) => syntax.normalizeLink(address);

/** What is wrong with a typed address, or "". */
export function checkAddress(address) {
  if (!address) return "Write the address to link to.";
  if (USABLE.test(address)) return "";
  return "Begin the address with https://, mailto:, tel: or #.";
}
