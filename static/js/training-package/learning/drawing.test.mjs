import assert from "node:assert/strict";
import { test } from "node:test";
import { madeCourse } from "./course.mjs";
import { draw } from "./drawing.js";

const ids = (questions) => questions.map(({ id }) => id);

for (const [modules, questions, finalQuestions] of [[2, 3, 4], [7, 5, 10], [3, 1, 3], [10, 20, 50]]) {
  test(`${finalQuestions} of ${modules} modules with ${questions} questions: each module, no question twice`, () => {
    const course = madeCourse({ modules, questions, finalQuestions });
    for (let seed = 0; seed < 200; seed++) {
      const drawn = draw(course, seed);
      assert.equal(drawn.length, finalQuestions);
      assert.equal(new Set(ids(drawn)).size, finalQuestions);
      assert.equal(new Set(drawn.map(({ module }) => module)).size, modules);
    }
  });
}

test("the same seed draws the same, another one otherwise", () => {
  const course = madeCourse({ modules: 4, questions: 5, finalQuestions: 8 });

  assert.deepEqual(ids(draw(course, 5)), ids(draw(course, 5)));
  assert.notDeepEqual(ids(draw(course, 5)), ids(draw(course, 6)));
});

test("a course with more modules than questions to draw asks one of each", () => {
  const course = madeCourse({ modules: 6, finalQuestions: 4 });

  assert.equal(draw(course, 1).length, 6);
});

test("in time every question is drawn", () => {
  const course = madeCourse({ modules: 3, questions: 5, finalQuestions: 4 });
  const seen = new Set();
  for (let seed = 0; seed < 200; seed++) ids(draw(course, seed)).forEach((id) => seen.add(id));

  assert.equal(seen.size, 15);
});
