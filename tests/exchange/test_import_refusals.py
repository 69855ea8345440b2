"""Import of what no page can be: nothing changes, and every line at fault is named."""

import pytest

from portal.exchange.models import ImportJob
from portal.publishing import actions
from portal.publishing.models import Page
from tests.exchange.uploads import IMPORT, file_of, new_file, report_of, send, upload, zipped
from tests.factories import AT, make_page
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        (new_file("/a/b/"), 3, "There is no page at /a/, which would be above it"),
        (new_file("/A b/"), 3, "no address"),
        (new_file("/a"), 3, "no address"),
        (new_file("//a/"), 3, "no address"),
        (new_file(f"/{'a' * 400}/"), 3, "no address"),
        (new_file("/search/"), 3, "address of the portal's own"),
        (new_file("/old/"), 3, "has moved to /there/"),
        (new_file("/a/", kind="library.book"), 2, "needs its kind"),
        (new_file("/there/", kind="telework.topic"), 2, "keeps its kind"),
        (new_file("/a/", color="red"), 5, "no such field"),
        (new_file("/a/", key_points=["x"]), 5, "no such field"),
        (new_file("/a/", title=""), 4, "needs a title"),
        (new_file("/a/", title="x" * 91), 4, "at most 90 characters"),
        (new_file("/a/", title=3), 4, "must be a text"),
        (new_file("/a/", aliases=["a", 3]), 5, "must be a list of texts"),
        (new_file("/a/", aliases=3), 5, "must be a list of texts"),
        (new_file("/a/", related=["/nowhere/"]), 5, "There is no page at /nowhere/"),
        (new_file("/a/", order=-1), 5, "number from 0"),
        (new_file("/a/", order=99_999), 5, "number from 0"),
        (new_file("/a/", reviewed_on="soon"), 5, "must be a day"),
        (new_file("/a/", owner="nobody@example.gov"), 5, "Nobody at the desk"),
        (new_file("/a/", kind="telework.hub", policy_as_of="soon"), 5, "must be a day"),
        (new_file("/a/", kind="telework.audience", reader="all"), 5, "not one of the available"),
        (new_file("/a/", kind="training.lesson", minutes="two"), 5, "must be a whole number"),
        (new_file("/a/", kind="training.lesson", minutes=0), 5, "greater than or equal to 1"),
        (new_file("/a/", kind="training.course", is_material="often"), 5, "true or false"),
        (new_file("/a/", body="x" * 200_001), 7, "200,000 fit"),
    ],
)
def test_what_no_page_can_be_is_refused_with_its_line(desk, file, line, message):
    page = make_page(slug="old")
    actions.move(page=page, parent=None, slug="there", by=None, at=AT)

    _, problems = report_of(desk, zipped({"a.md": file}))

    assert len(problems) == 1
    assert problems[0].startswith(f"a.md, line {line}: ")
    assert message in problems[0]


def test_table_names_the_row_of_each_problem(desk):
    make_page(slug="one")
    table = "address,title,kind\n/one/,,\n/two/,A title,\n/one/,Again,\n"

    _, problems = report_of(desk, table, "pages.csv")

    kinds = "publishing.page, agencies.directory, contact.contactpage, "
    assert problems[:2] == [
        "pages.csv, line 2: /one/ is in the upload 2 times.",
        "pages.csv, line 4: /one/ is in the upload 2 times.",
    ]
    assert problems[2].startswith(
        f"pages.csv, line 3: A new page needs its kind, one of these: {kinds}"
    )
    assert problems[2].endswith(", worklife.program, worklife.programtopic, worklife.worklifehub.")


def test_one_problem_keeps_everything_from_being_imported(desk):
    page = make_page(slug="one", body="Before.")
    files = {"a.md": file_of(page, [("Before", "After")]), "b.md": new_file("/b/", order=-1)}

    soup, address = send(desk, zipped(files))
    answer = desk.post(address, status=200)

    assert not soup.find("button", string="Import")
    assert "Nothing was imported" in words(answer.select_one(".error-summary"))
    assert page.revisions.count() == 1
    assert Page.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "empty"), (b"x" * 10_000_001, "10 MB are allowed"), (None, "required")],
)
def test_upload_form_refuses_what_is_no_upload(desk, data, message):
    posted = {} if data is None else upload(data)

    soup = desk.post(IMPORT, posted, status=200)

    assert message in words(soup.select_one(".error-summary"))
    assert not ImportJob.objects.exists()
