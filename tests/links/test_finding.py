import pytest

from portal.links.finding import links_in


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="https://a.gov/">The  <em>A</em>\nsite</a>', [("https://a.gov/", "The A site")]),
        ('<a href="HTTP://a.gov/#part">A</a>', [("HTTP://a.gov/", "A")]),
        ('<a href=" https://a.gov/?b&amp;c ">A &amp; B</a>', [("https://a.gov/?b&c", "A & B")]),
        ('<a href="https://[a#b">A</a>', [("https://[a", "A")]),
        ('<a href="https://a.gov/"><img src="/i" alt="A map"></a>', [("https://a.gov/", "A map")]),
        ('<a href="https://a.gov/">A</a> and <a href="/b/">B</a>', [("https://a.gov/", "A")]),
        (
            '<a href="https://a.gov/">A</a>, <a href="https://a.gov/">again</a>',
            [("https://a.gov/", "A"), ("https://a.gov/", "again")],
        ),
        ('<a href="mailto:a@a.gov">A</a><a href="tel:1">B</a><a href="#c">C</a>', []),
        ('<a id="x">https://a.gov/</a> https://a.gov/ <a href>A</a>', []),
        ('<img src="https://a.gov/i.png"><link href="https://a.gov/s.css">', []),
    ],
)  # fmt: skip
def test_links_in(html, found):
    assert links_in(html) == found
