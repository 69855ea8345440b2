// Courses for tests: modules module-1, module-2 …, the second option of each question right.
export function madeCourse({ modules = 2, lessons = 2, questions = 3, ...others } = {}) {
  const names = Array.from({ length: modules }, (_, place) => `module-${place + 1}`);
  const numbers = (count) => Array.from({ length: count }, (_, place) => place + 1);
  return {
    id: "course",
    version: "2026.1",
    passMark: 80,
    finalQuestions: Math.min(10, modules * questions),
    steps: [
      ...names.flatMap((module) => [
        ...numbers(lessons).map((number) => ({ id: `lesson-${module}-${number}`, kind: "lesson", module })),
        { id: `check-${module}`, kind: "check", module },
      ]),
      { id: "final", kind: "final" },
    ],
    questions: names.flatMap((module) =>
      numbers(questions).map((number) => ({ id: `${module}.${number}`, module, options: 4, answers: [2] })),
    ),
    ...others,
  };
}

export const allAs = (questions, chosen) => Object.fromEntries(questions.map(({ id }) => [id, chosen]));
export const RIGHT = [2];
export const WRONG = [1];
