// Where the learning system put its API: in a window above, or in the one that opened this one
// (SCORM 1.2 Run-Time Environment 3.3.6.1; SCORM 2004 4th Edition Run-Time Environment 3.2.1).

const MOST_WINDOWS = 500;

/** Returns the API object of that name, or null. */
export function findApi(window, name) {
  return inParents(window, name) ?? (window.opener ? inParents(window.opener, name) : null);
}

function inParents(start, name) {
  let window = start;
  for (let looked = 0; window && looked < MOST_WINDOWS; looked++) {
    const found = apiIn(window, name);
    if (found) return found;
    if (window.parent === window) break;
    window = window.parent;
  }
  return null;
}

/** A window of another site refuses to be looked into: it has no API for us. */
function apiIn(window, name) {
  try {
    return window[name] ?? null;
  } catch {
    return null;
  }
}
