// What the course says while it runs. The rest of its words stand in the page.

export const CONNECTION = {
  lost:
    "The connection to your learning system is lost. You can go on: what you do is kept on this machine " +
    "and sent as soon as the connection is back. Keep this window open.",
  back: "The connection is back, and everything is saved.",
  none:
    "This course was opened outside a learning system, or the learning system did not answer. You can read " +
    "it and answer its questions, but nothing is recorded. To get credit, open it from your learning system.",
  looking: "You are looking at this course without taking it. Nothing is recorded.",
  older:
    "The course has changed since you began. What you did and what still applies is kept; look for the " +
    "steps that are not marked as done.",
  over: "This session has ended and is saved. To go on, close this window and open the course again.",
  left: "Everything is saved. You can close this window now.",
};

export const DONE = { lesson: "Read", check: "Answered", final: "Passed" };

export const questions = (number) => `${number} ${number === 1 ? "question" : "questions"}`;

export const verdict = (isRight) => (isRight ? "Right." : "Not right.");

/** What is said of an option once the question is answered; nothing of most. */
export const optionMark = (isChosen, isRight) =>
  [isChosen && "your answer", isRight && "right"].filter(Boolean).join(", ");

export const result = ({ right, of }) => `${right} of ${of} right`;

/** What a try of the final check came to; `left` is how many other steps are not done. */
export function finalResult(last, percent, passMark, isPassed, left) {
  const score = `${result(last)}: ${percent} percent.`;
  if (percent < passMark && isPassed) return `${score} You passed before, and that stands.`;
  if (percent < passMark) return `${score} You need ${passMark} percent. Read the explanations, then try again.`;
  if (!left) return `${score} You passed, and you have completed the course.`;
  return `${score} You passed. ${left === 1 ? "One step is" : `${left} steps are`} left to complete the course.`;
}

function judgment(course, best, isPassed) {
  if (isPassed && best === null) return "Final check: passed before.";
  if (best === null) return "Final check: not taken yet.";
  const outcome = isPassed ? "passed" : "not passed yet";
  return `Final check: ${outcome}. Your best result is ${best} percent; ${course.passMark} percent is needed.`;
}

/** Where the learner stands, a sentence each. */
export function standings(course, { isComplete, isJudged, isPassed, score: best }, { isRecording }) {
  return [
    isComplete
      ? "Completed: every lesson is read and every module’s questions are answered."
      : "Not completed yet: lessons are unread, or a module’s questions not answered.",
    ...(isJudged ? [judgment(course, best, isPassed)] : []),
    isRecording
      ? "Your learning system is told so. It keeps the record and, where your agency gives one, the certificate."
      : "Nothing is recorded.",
  ];
}
