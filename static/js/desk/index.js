// The desk's script. What it does not reach works as Django's admin does without JavaScript.
import { startNotices } from "../notices.js";
import { startAutosave } from "./autosave.js";
import { startErrorSummary } from "./error-summary.js";
import { startPickers } from "./picker.js";
import { startSelectAll } from "./select-all.js";

startNotices();
startErrorSummary();
startPickers();
startSelectAll();
startAutosave();
