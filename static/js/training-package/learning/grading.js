// Whether answers are right. Pure; options are counted from 1.

export function isRight(question, chosen = []) {
  return chosen.length === question.answers.length && question.answers.every((one) => chosen.includes(one));
}

/** Returns {right, of} for the answers, by question id. */
export function grade(questions, answers) {
  const right = questions.filter((question) => isRight(question, answers[question.id])).length;
  return { right, of: questions.length };
}

export function unanswered(questions, answers) {
  return questions.filter((question) => !answers[question.id]?.length);
}

/** Whole percent, rounded down: 79.9 does not pass at 80. */
export const percentOf = ({ right, of }) => (of ? Math.floor((100 * right) / of) : 0);
