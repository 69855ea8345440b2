"""Certificate numbers to take away. No name: the portal has none."""

from zoneinfo import ZoneInfo

from training.models import CourseVersion

COLUMNS = (
    "number", "course", "course_number", "version", "completed_on", "passed_on", "state",
)  # fmt: skip


def rows(certificates) -> list[dict]:
    """Return what is said of each certificate: days by the learner's clock, as yyyy-mm-dd."""
    newest = _newest_material()
    return [_row(one, newest) for one in certificates]


def _row(certificate, newest):
    completion = certificate.completion
    version = completion.course
    return {
        "number": certificate.number,
        "course": version.title,
        "course_number": version.course_number,
        "version": version.version,
        "completed_on": _day(completion.completed_at, completion.zone),
        "passed_on": _day(completion.passed_at, completion.zone),
        "state": _state(certificate, newest.get(version.course_id)),
    }


def _state(certificate, newest):
    if certificate.is_revoked:
        return "revoked"
    is_old = newest and newest.effective_at > certificate.completion.course.effective_at
    return "of an earlier version" if is_old else "valid"


def _newest_material():
    """Return the last version of each course that set aside the ones before it."""
    material = CourseVersion.objects.filter(is_material=True).order_by("effective_at", "pk")
    return {one.course_id: one for one in material}


def _day(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).date().isoformat() if moment else ""
