"""A learner with a browser, who takes the course that `tests.factories.courses.make_course` makes.

`course` is the page or the frame that the course is in. Of each of its questions the second option
is right, and of those with several answers the third as well.
"""

import re

# One call for all questions; that they can be answered by hand is tried elsewhere.
CHOOSE = """(form, rightly) => {
    for (const question of form.querySelectorAll("fieldset")) {
        const right = question.querySelector("[type=checkbox]") ? ["2", "3"] : ["2"];
        for (const input of question.querySelectorAll("input"))
            input.checked = (rightly ? right : ["1"]).includes(input.value);
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def heading(course):
    return course.locator("h2:visible").first


def read_lessons(course, number):
    for _ in range(number):
        course.get_by_role("button", name="Mark as read and go on").click()


def answer(course, *, rightly=True):
    """Answer the questions that stand there, and send the form."""
    form = course.locator("form:visible")
    form.evaluate(CHOOSE, rightly)
    form.locator("button[type=submit]").click()


def go_on(course):
    course.get_by_role("button", name="Go on").click()


def do_all_before_final(course, *, modules=1, lessons=2):
    """Read every lesson and answer every check, from the first page on."""
    course.get_by_role("link", name="Begin with the first step").click()
    for _ in range(modules):
        read_lessons(course, lessons)
        answer(course)
        go_on(course)


def take_final(course, *, rightly):
    course.get_by_role("button", name=re.compile("Begin the final|Try again")).locator(
        "visible=true"
    ).click()
    answer(course, rightly=rightly)


def leave(course):
    course.locator("[data-do=leave]:visible").first.click()
