"""A whole course on one page, and as plain text."""

import pytest

from tests.factories.courses import make_course
from tests.reading import words
from training.packages.plain import lines

pytestmark = pytest.mark.django_db

TABLE = (
    "<h2>Types</h2><table><thead><tr><th>A</th><th>B</th></tr></thead>"
    "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
)
LIST = "<ol start='3'><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol>"


@pytest.mark.slow
def test_printed_course_has_every_lesson_and_question_and_no_answer(client_reads):
    make_course(modules=2, lessons=2, questions=3)
    soup = client_reads.get("/training/course/print/")

    titles = [words(one) for one in soup.select(".prose > h2")]
    assert [title.split(":")[0] for title in titles] == ["Module 1", "Module 2", "Final check"]
    assert len(soup.select(".prose > h3")) == 2 * (2 + 1)
    assert len(soup.select(".prose > ol > li")) == 6
    assert "That is right about" not in soup.main.text
    assert soup.main.text.count("Choose every right answer.") == 2


@pytest.mark.slow
def test_printed_course_is_kept_for_everyone(client, django_assert_num_queries):
    make_course()
    client.get("/training/course/print/")

    with django_assert_num_queries(0):
        answer = client.get("/training/course/print/")
    assert answer.status_code == 200


@pytest.mark.slow
def test_plain_text_says_the_same_within_78_columns(client):
    make_course(modules=1, lessons=1, questions=2)
    answer = client.get("/training/course/course.txt")
    text = answer.content.decode()

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert max(map(len, text.splitlines())) <= 78
    assert "After this module you can:\n- Say what module 1 is about.\n- Tell it from" in text
    assert "1. What is right about E1.1?\n   ( ) Wrong\n   ( ) Right\n" in text
    assert "2. What is right about E1.2?\n   Choose every right answer.\n   [ ] Wrong" in text
    assert "That is right about" not in text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A  <strong>b</strong>\nc.</p>", ["A b c."]),
        (TABLE, ["Types\n-----", "A | B\n1 | 2"]),
        (LIST, ["3. One\n  - Inner\n4. Two"]),
        ('<div class="callout"><p>Law</p><p>Text</p></div>', ["Law", "Text"]),
        ("<p>" + "word " * 20 + "</p>", [" ".join(["word"] * 15) + "\n" + " ".join(["word"] * 5)]),
    ],
)
def test_lines_of_a_text(html, expected):
    assert lines(html) == expected
