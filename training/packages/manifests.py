"""What each standard asks a package to say of itself, as XML. Pure.

A course is one thing to launch: a SCO of SCORM, an assignable unit of cmi5. No pass mark is given
to SCORM, whose learning systems would then judge by the score alone; the course says itself who
passed (static/js/training-package/systems).
"""

from lxml import etree
from lxml.builder import ElementMaker

from training.outline import CourseOutline

from .standards import Standard

START = "index.html"

IMSCP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP_12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"


def manifest(standard: Standard, course: CourseOutline, files: list[str], site: str) -> bytes:
    """Return the manifest of a package with these files. `site` is the portal's address, without a
    last slash: it makes ids that are nobody else's.
    """
    if standard == Standard.CMI5:
        root = cmi5(course, f"{site}{course.path}")
    else:
        root = (scorm_12 if standard == Standard.SCORM_12 else scorm_2004)(course, files)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def scorm_12(course: CourseOutline, files: list[str]) -> etree._Element:
    """Return imsmanifest.xml of SCORM 1.2 (Content Aggregation Model, 2.3)."""
    make = ElementMaker(namespace=IMSCP_12, nsmap={None: IMSCP_12, "adlcp": ADLCP_12})
    item = make.item(make.title(course.title), identifier="item", identifierref="resource")
    return _manifest(make, course, "1.2", item, _resource(make, files, f"{{{ADLCP_12}}}scormtype"))


def scorm_2004(course: CourseOutline, files: list[str]) -> etree._Element:
    """Return imsmanifest.xml of SCORM 2004, 4th edition (Content Aggregation Model, 3.4).

    Completion and success are what the course says of them, never what the system concludes.
    """
    make = ElementMaker(namespace=IMSCP, nsmap={None: IMSCP, "adlcp": ADLCP, "imsss": IMSSS})
    sequencing = ElementMaker(namespace=IMSSS)
    item = make.item(
        make.title(course.title),
        sequencing.sequencing(
            sequencing.deliveryControls(completionSetByContent="true", objectiveSetByContent="true")
        ),
        identifier="item",
        identifierref="resource",
    )
    resource = _resource(make, files, f"{{{ADLCP}}}scormType")
    return _manifest(make, course, "2004 4th Edition", item, resource)


def cmi5(course: CourseOutline, id: str) -> etree._Element:
    """Return cmi5.xml (the cmi5 specification, 13). `id` is an IRI that stays the course's own."""
    make = ElementMaker(namespace=CMI5, nsmap={None: CMI5})

    def said(name, words):
        return make(name, make.langstring(words, {"lang": "en-US"}))

    length = f"Version {course.version}. It takes about {course.minutes} minutes."

    def names():
        return said("title", course.title), said("description", length)

    unit = make.au(
        *names(),
        make.url(START),
        id=f"{id}#course",
        launchMethod="AnyWindow",
        **_judged(course),
    )
    return make.courseStructure(make.course(*names(), id=id), unit)


def _judged(course):
    """A course without questions has no final check that could be passed."""
    if not course.drawn:
        return {"moveOn": "Completed"}
    return {"moveOn": "CompletedAndPassed", "masteryScore": f"{course.pass_mark / 100:.2f}"}


def _manifest(make, course, version, item, resource):
    return make.manifest(
        make.metadata(make.schema("ADL SCORM"), make.schemaversion(version)),
        make.organizations(
            make.organization(make.title(course.title), item, identifier="organization"),
            default="organization",
        ),
        make.resources(resource),
        # An XML name, which may not begin with a digit as a course's number may.
        identifier=f"course-{course.number}-{course.version}",
        version=course.version,
    )


def _resource(make, files, type_name):
    parts = [make.file(href=name) for name in files]
    named = {"identifier": "resource", "type": "webcontent", "href": START, type_name: "sco"}
    return make.resource(*parts, named)
