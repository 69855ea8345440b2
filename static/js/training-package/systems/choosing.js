// Which learning system the course is in.
import { Cmi5, launchOf } from "./cmi5.js";
import { findApi } from "./find-api.js";
import { Scorm12 } from "./scorm12.js";
import { Scorm2004 } from "./scorm2004.js";
import { NoSystem } from "./system.js";

const APIS = {
  "scorm-1.2": ["API", Scorm12],
  "scorm-2004": ["API_1484_11", Scorm2004],
};

/** Returns the system that speaks the package's standard, not opened yet; NoSystem if none is there. */
export function systemOf(standard, window) {
  if (standard === "cmi5") return cmi5(window);
  const [name, System] = APIS[standard];
  const api = findApi(window, name);
  return api ? new System(api, window) : new NoSystem();
}

function cmi5(window) {
  const launch = launchOf(window.location.search);
  return launch ? new Cmi5(launch, window) : new NoSystem();
}
