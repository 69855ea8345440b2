"""What is in a package, and how it is given out."""

import io
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from lxml import etree

from portal.core import generation
from tests.factories.courses import make_course, make_outline
from training.packages.archive import archive
from training.packages.fragments import fitted, unlinked
from training.packages.packing import built, contents, package
from training.packages.standards import Standard

SCORM = [Standard.SCORM_12, Standard.SCORM_2004]
CITED = "See <a class='citation' href='https://law.example.gov/'>5 U.S.C. 6503</a> first."
TERM = (
    '<p><label class="term">TMO<button type="button" popovertarget="term-tmo"></button></label>'
    '<span class="term__meaning" id="term-tmo" popover=""><strong>TMO</strong> An officer.</span>'
    "</p>"
)


def unpacked(standard, outline):
    with zipfile.ZipFile(io.BytesIO(package(outline.path, standard))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_archives_of_the_same_files_are_the_same():
    files = {"b.txt": b"two" * 100, "a.txt": b"one"}

    assert archive(files) == archive(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(archive(files))) as read:
        assert [(one.filename, one.date_time) for one in read.infolist()] == [
            ("a.txt", (1980, 1, 1, 0, 0, 0)),
            ("b.txt", (1980, 1, 1, 0, 0, 0)),
        ]
        assert read.read("b.txt") == b"two" * 100


@pytest.mark.slow
@pytest.mark.parametrize("standard", Standard)
def test_package_of_the_same_course_is_the_same(db, standard):
    outline = make_outline()
    first = package(outline.path, standard)
    cache.clear()
    generation.bump()

    assert package(outline.path, standard) is not first
    assert package(outline.path, standard) == first


@pytest.mark.slow
@pytest.mark.parametrize("standard", SCORM)
def test_every_file_is_in_the_manifest_and_in_the_package(db, standard):
    files = unpacked(standard, make_outline())

    named = etree.fromstring(files.pop("imsmanifest.xml")).iterfind(".//{*}file")
    assert [one.get("href") for one in named] == sorted(files)


@pytest.mark.slow
def test_cmi5_package_has_its_course_structure_at_the_root(db):
    files = unpacked(Standard.CMI5, make_outline())

    assert sorted(files) == ["cmi5.xml", "course.js", "index.html", "package.css", "package.js"]


@pytest.mark.slow
def test_page_of_a_package_stands_alone(db, settings):
    settings.SITE_URL = "https://portal.example.gov"
    course = make_course(modules=1, lessons=1)
    files = contents(make_outline(slug="other"), Standard.CMI5)
    page = BeautifulSoup(files["index.html"], "lxml")

    loaded = {one.get("src") or one.get("href") for one in page.select("script, link, img")}
    assert loaded <= set(files)
    assert [one for one in page.select("script") if one.string] == []
    assert page.select("style, [style], [onclick], iframe, img") == []
    assert b"url(" not in files["package.css"]
    away = [one for one in page.select("a[href]") if not one["href"].startswith("#")]
    assert away
    assert all(one["href"].startswith("https://") and one["target"] == "_blank" for one in away)
    assert all("opens in a new tab" in one.text for one in away)
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert course.slug == "course"


def test_fitted_html_of_a_lesson_has_its_own_ids_and_lower_headings():
    source = '<h2 id="a">A</h2><p>See <a href="#a">above</a>.</p><h4>B</h4>'

    assert fitted(source, prefix="x-", down=1) == (
        '<h3 id="x-a">A</h3><p>See <a href="#x-a">above</a>.</p><h5>B</h5>'
    )


def test_fitted_links_lead_out_and_say_so():
    html = fitted('<p><a href="/telework/">Telework</a></p>', site="https://portal.example.gov")

    assert html == (
        '<p><a href="https://portal.example.gov/telework/" target="_blank" '
        'rel="noopener noreferrer">Telework<span class="new-tab"> (opens in a new tab)</span></a>'
        "</p>"
    )


def test_fitted_regions_are_named_for_their_lesson():
    source = '<div role="region" aria-label="Table"></div>'

    assert fitted(source, title="Pay") == '<div role="region" aria-label="Table: Pay"></div>'


def test_terms_lead_to_their_own_meaning():
    html = fitted(TERM, prefix="x-")

    assert 'popovertarget="x-term-tmo"' in html
    assert 'id="x-term-tmo"' in html


def test_on_paper_terms_and_citations_are_words():
    assert fitted(TERM, on_paper=True) == "<p>TMO</p>"
    assert fitted(CITED, on_paper=True) == "See 5 U.S.C. 6503 first."


def test_labels_of_options_have_no_links():
    assert unlinked(CITED) == "See 5 U.S.C. 6503 first."


@pytest.mark.slow
@pytest.mark.parametrize("standard", Standard)
def test_download_is_named_by_version_and_asked_for_once(db, client, standard):
    make_course(version="2026.3")
    path = f"/training/course/packages/{standard}.zip"
    answer = client.get(path)
    again = client.get(path, headers={"If-None-Match": answer["ETag"]})

    assert answer["Content-Type"] == "application/zip"
    name = f"course-2026.3-{standard}.zip"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.slow
def test_ready_package_asks_the_database_for_nothing(db, client, django_assert_num_queries):
    make_course()
    client.get("/training/course/packages/cmi5.zip")

    with django_assert_num_queries(0):
        client.get("/training/course/packages/cmi5.zip")


@pytest.mark.slow
@pytest.mark.parametrize("live", [True, False])
def test_only_what_there_is_can_be_had(db, client, live):
    make_course(live=live)
    answers = {
        path: client.get(f"/training/course/{path}").status_code
        for path in ("packages/", "packages/cmi5.zip", "packages/aicc.zip", "print/", "course.txt")
    }

    there = 200 if live else 404
    assert answers == {
        "packages/": there,
        "packages/cmi5.zip": there,
        "packages/aicc.zip": 404,
        "print/": there,
        "course.txt": there,
    }


@pytest.mark.slow
def test_page_for_administrators_offers_every_package(db, client_reads):
    make_course(pass_mark=75)
    soup = client_reads.get("/training/course/packages/")

    links = [link["href"] for link in soup.select("a[download]")]
    assert links == [f"/training/course/packages/{standard}.zip" for standard in Standard]
    assert "The pass mark is 75 percent." in soup.main.text
    assert soup.response.headers["ETag"]


def test_built_file_that_is_missing_is_named():
    with pytest.raises(FileNotFoundError, match=r"css/none\.css is missing"):
        built("css/none.css")


def test_built_files_come_from_the_collected_ones_where_those_are_all(settings, tmp_path):
    settings.STATICFILES_DIRS = []
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "own.css").write_bytes(b"p{}")

    assert built("own.css") == b"p{}"
