import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { tableEditing } from "prosemirror-tables";
import { paste } from "../paste/index.js";
import { dress } from "./dress.js";
import { headerRows } from "./header_rows.js";
import { keys } from "./keys.js";
import { tableKeys } from "./table_keys.js";
import { typing } from "./typing.js";

/** `openLink` is the command behind the link key. */
export const plugins = ({ openLink }) => [
  typing,
  tableKeys(),
  ...keys(openLink),
  history(),
  gapCursor(),
  tableEditing(),
  headerRows,
  dress,
  paste,
];
