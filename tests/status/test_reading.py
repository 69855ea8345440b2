"""What an answer of the portal says of the words that readers should see."""

import pytest

from portal.status.reading import judged

PAGE = "<p>Operating&nbsp;status: <strong>Closed, maximum\n telework</strong></p>"


@pytest.mark.parametrize(
    ("status", "page", "is_there", "problem"),
    [
        (200, PAGE, True, ""),
        (
            200,
            "<p>Operating status: Open</p><p>Closed, maximum telework means …</p>",
            False,
            "It answers, but the wording is not there.",
        ),
        (
            200,
            "<p>Operating status: <strong>Closed, maximum telework until noon</strong></p>",
            False,
            "It answers, but the wording is not there.",
        ),
        (302, PAGE, False, "It answered 302."),
        (503, "", False, "It answered 503."),
    ],
)
def test_answer_is_judged_by_what_a_reader_would_see(status, page, is_there, problem):
    wanted = ["Operating status:", "closed, maximum telework"]
    found = judged("https://example.gov/", status, page, wanted)

    assert found.is_there is is_there
    assert found.problem.startswith(problem)
