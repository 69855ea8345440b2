// Markdown's own shorthand while typing: "## ", "- ", "1. ", "> ", "---" and "{#anchor}".
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from "prosemirror-inputrules";
import { schema } from "../schema/index.js";

const { heading, bullet_list, ordered_list, blockquote, rule, paragraph } = schema.nodes;

const anchor = new InputRule(/\s*\{#([a-z][a-z0-9-]*)\}$/, (state, match, start, end) => {
  const { $from } = state.selection;
  if ($from.parent.type !== heading) return null;
  const attrs = { ...$from.parent.attrs, anchor: match[1] };
  return state.tr.delete(start, end).setNodeMarkup($from.before(), null, attrs);
});

const line = new InputRule(/^---$/, (state, match, start) => {
  const { $from } = state.selection;
  const holder = $from.node(-1);
  const index = $from.index(-1);
  if ($from.parent.type !== paragraph || !holder.canReplaceWith(index, index, rule)) return null;
  return state.tr.delete(start, $from.pos).insert($from.before(), rule.create());
});

export const typing = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, heading, ([, marks]) => ({ level: marks.length })),
    wrappingInputRule(/^[-*]\s$/, bullet_list),
    wrappingInputRule(/^1\.\s$/, ordered_list),
    wrappingInputRule(/^>\s$/, blockquote),
    anchor,
    line,
  ],
});
