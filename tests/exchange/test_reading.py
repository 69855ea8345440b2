"""What an upload says, and in which line it says what nobody can read."""

from datetime import date

import pytest

from portal.exchange.entries import Entry, Problem, day
from portal.exchange.reading import MOST_PAGES, read
from tests.exchange.uploads import new_file, zipped

HEAD = '+++\nkind = "publishing.page"\npath = "/a/"\n'


def problems(data, name="pages.zip"):
    reading = read(name, data if isinstance(data, bytes) else data.encode())
    return [(one.place, one.line, one.message) for one in reading.problems]


def entries(data, name="pages.csv"):
    return read(name, data if isinstance(data, bytes) else data.encode()).entries


def test_file_says_what_its_head_and_body_say_and_in_which_line():
    text = (
        HEAD + 'title = "A title"\naliases = [\n    "a",\n]\norder = 3\n+++\n\nBody\r\n\r\ntext\n'
    )

    assert entries(zipped({"x/a.md": text})) == [
        Entry(
            "x/a.md",
            1,
            {
                "kind": "publishing.page",
                "path": "/a/",
                "title": "A title",
                "aliases": ["a"],
                "order": 3,
                "body": "Body\n\ntext",
            },
            {"kind": 2, "path": 3, "title": 4, "aliases": 5, "order": 8, "body": 11},
        )
    ]


def test_what_comes_with_an_export_or_a_mac_is_passed_over():
    files = {
        "README.txt": "x",
        "__MACOSX/._a.md": b"\0",
        "b/.DS_Store": b"\0",
        "a.md": HEAD + "+++\n",
    }

    reading = read("pages.zip", zipped(files))

    assert ([one.place for one in reading.entries], reading.problems) == (["a.md"], [])


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("no head", 1, "must begin with a TOML head"),
        (HEAD, 1, "must begin with a TOML head"),
        (HEAD + "title = \n+++\n", 4, "not valid TOML"),
        (HEAD + 'path = "/b/"\n+++\n', 4, "not valid TOML"),
        ('+++\ntitle = "x"\n+++\n', 1, "must name the address"),
        ("+++\n\npath = 3\n+++\n", 3, "must name the address"),
        (HEAD + 'body = "x"\n+++\n', 4, "below the head"),
        (b"+++\n# a\n# \xe9\n+++\n", 3, "not UTF-8"),
    ],
)
def test_file_that_cannot_be_read_is_named_with_its_line(file, line, message):
    [(place, found, said)] = problems(zipped({"a.md": file}))

    assert (place, found) == ("a.md", line)
    assert message in said


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"PK\x03\x04 and nothing", "pages.zip", "no zip file"),
        (zipped({"a.txt": "x"}), "a.txt", "no Markdown file"),
        (zipped({"../a.md": "x"}), "../a.md", "leads out"),
        (zipped({"README.txt": "x"}), "pages.zip", "no page in it"),
        (zipped({}), "pages.zip", "no page in it"),
    ],
)
def test_zip_file_that_is_refused_says_why(data, place, message):
    [(found, line, said)] = problems(data)

    assert (found, line) == (place, 0)
    assert message in said


@pytest.mark.slow
def test_too_many_pages_are_refused_at_once():
    data = zipped({f"{n}.md": new_file(f"/a{n}/") for n in range(MOST_PAGES + 1)})

    assert problems(data) == [("pages.zip", 0, "It holds 501 pages. Import 500 at a time.")]


def test_table_says_what_its_columns_say():
    table = (
        "\ufeffAddress,Title,Last reviewed,Other names,State,owner\r\n"
        '/a/,\'=Sum,11/21/2026,"one\ntwo",live,Ann@example.gov\r\n\r\n/b/,B,,,,\r\n'
    )

    first, second = entries(table)

    assert first == Entry(
        "pages.csv",
        2,
        {
            "path": "/a/",
            "title": "=Sum",
            "reviewed_on": "11/21/2026",
            "aliases": "one\ntwo",
            "owner": "Ann@example.gov",
        },
        is_whole=False,
    )
    assert (str(second), second.values["reviewed_on"]) == ("pages.csv, line 5", "")


def test_cell_may_be_as_long_as_the_body_of_a_page():
    [entry] = entries(f"address,body\n/a/,{'x' * 200_000}\n")

    assert len(entry.values["body"]) == 200_000


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("", [(0, "no page in it")]),
        ("title\nx\n", [(1, "no column “address”")]),
        ("address,color\n/a/,red\n", [(1, "no column “color”")]),
        ("address,title,Title\n/a/,x,y\n", [(1, "second column “Title”")]),
        ("address,title\n/a/,x\n/b/,y,z\n/c/\n", [(3, "3 cells"), (4, "1 cells")]),
        ('address,title\n/a/,"x\n', [(2, "no table that can be read")]),
    ],
)
def test_table_that_cannot_be_read_is_named_with_its_lines(table, found):
    said = problems(table, "pages.csv")

    assert [(line, message) for _, line, message in said] == [
        (line, next(text for _, at, text in said if at == line and part in text))
        for line, part in found
    ]


def test_table_that_is_not_utf8_is_refused_with_the_line():
    assert problems("address,title\n/a/,x\n/b/,é\n".encode("latin-1"), "t.csv") == [
        ("t.csv", 3, "This is not UTF-8. Save the file with that encoding.")
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        (" 1/2/2026 ", date(2026, 1, 2)),
        (date(2026, 1, 2), date(2026, 1, 2)),
        ("", None),
        (None, None),
    ],
)
def test_day_is_read_as_it_is_commonly_written(value, expected):
    assert day(value) == expected


@pytest.mark.parametrize("value", ["soon", "13/13/2026", "2026-02-30", 3])
def test_day_refuses_what_is_none(value):
    with pytest.raises(ValueError, match=r"."):
        day(value)


def test_problem_says_where_it_is():
    assert str(Problem("a.md", 3, "No.")) == "a.md, line 3: No."
    assert str(Problem("a.zip", 0, "No.")) == "a.zip: No."
