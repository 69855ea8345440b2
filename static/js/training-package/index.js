// The course within a learning system: opens it, keeps what the learner does there, and closes it.
// The page works without any of this, as something to read.
import { Buffer } from "./buffer.js";
import { hasRead, wentTo } from "./learning/learner.js";
import { Recorder } from "./recorder.js";
import { startCheck } from "./screen/check.js";
import { openOnWide, showContents } from "./screen/contents.js";
import { showEnd } from "./screen/end.js";
import { startFinal } from "./screen/final.js";
import { followAddress, goTo, neighbor, open, reveal } from "./screen/steps.js";
import { CONNECTION } from "./screen/words.js";
import { systemOf } from "./systems/choosing.js";
import { NoSystem } from "./systems/system.js";
import { Taking } from "./taking.js";

const START = "start";
const taking = new Taking(globalThis.course);
const { course } = taking;

function say(what) {
  document.getElementById("connection").textContent = CONNECTION[what] ?? "";
}

async function opened() {
  const system = systemOf(document.body.dataset.standard, window);
  try {
    return [system, await system.open()];
  } catch {
    const none = new NoSystem();
    return [none, await none.open()];
  }
}

function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function startSteps() {
  for (const step of course.steps) {
    const section = document.getElementById(step.id);
    if (step.kind === "check") startCheck(taking, step);
    if (step.kind === "final") startFinal(taking, step);
    section.querySelector("[data-do=read]")?.addEventListener("click", () => {
      taking.change((state) => hasRead(state, step.id));
      goTo(neighbor(step.id));
    });
    section.querySelector("[data-do=next]")?.addEventListener("click", () => goTo(neighbor(step.id)));
  }
}

function startLeaving(system, recorder) {
  const atOnce = () => recorder.closeAtOnce(taking.report());
  for (const button of document.querySelectorAll("[data-do=leave]")) {
    button.addEventListener("click", async () => {
      await recorder.close(taking.report());
      if (!system.leave()) showLeft();
    });
  }
  addEventListener("pagehide", atOnce);
  addEventListener("pageshow", ({ persisted }) => persisted && say("over"));
  addEventListener("online", () => recorder.hurry());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") recorder.note(taking.report());
  });
}

function firstWords(system) {
  if (system instanceof NoSystem) return "none";
  if (!taking.opened.isRecording) return "looking";
  return taking.isOlder ? "older" : "";
}

/** Nothing may follow the last report. */
function showLeft() {
  document.querySelector(".frame").hidden = true;
  document.querySelector(".top__tools").hidden = true;
  say("left");
  document.getElementById("connection").focus();
}

async function start() {
  reveal(START);
  const [system, known] = await opened();
  const buffer = new Buffer(known.isRecording ? storage() : null, course, known.learner);
  const recorder = new Recorder({ system, buffer, say });
  taking.begin(known, buffer.get());

  const show = () => {
    showContents(course, taking.state);
    showEnd(taking);
  };
  taking.listeners.push(show, () => recorder.note(taking.report()));
  const onShown = (id) => taking.keep((state) => wentTo(state, id === START ? "" : id));

  for (const part of document.querySelectorAll("[data-with-script]")) part.hidden = false;
  startSteps();
  startLeaving(system, recorder);
  show();
  openOnWide();
  followAddress(onShown);
  open(taking.state.at || START, onShown);
  say(firstWords(system));
}

start();
