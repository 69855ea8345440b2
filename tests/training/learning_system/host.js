// A learning system of SCORM: scorm-again as its API, the course in a frame below it.
const standard = new URLSearchParams(location.search).get("standard");
const settings = { lmsCommitUrl: "/commit", logLevel: 5 };

const api = standard === "scorm-1.2" ? new Scorm12API(settings) : new Scorm2004API(settings);
if (standard === "scorm-1.2") window.API = api;
else window.API_1484_11 = api;

const kept = await (await fetch("/kept")).json();
if (kept) api.loadFromJSON(kept, "cmi");

const frame = document.createElement("iframe");
frame.title = "Course";
frame.width = "100%";
frame.height = "900";
frame.src = "/package/index.html";
document.body.append(frame);
