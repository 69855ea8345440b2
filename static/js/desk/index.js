// The desk's script. What it does not reach works as Django's admin does without JavaScript.
import { startNotices } from "../notices.js";
import { startErrorSummary } from "./error-summary.js";
import { startPickers } from "./picker.js";

startNotices();
startErrorSummary();
startPickers();
