"""What becomes of a completed course when a material change gives it a new version."""

from uuid import uuid4

from portal.core.generation import per_generation
from training.models import CourseVersion


@per_generation
def versions_in_force(course: int) -> frozenset[str]:
    """Return the versions of a course that still meet it: from the last material one on."""
    found = []
    versions = CourseVersion.objects.filter(course=course).order_by("-effective_at", "-pk")
    for version, is_material in versions.values_list("version", "is_material"):
        found.append(version)
        if is_material:
            break
    return frozenset(found)


def present(entry: dict, course: int) -> dict:
    """Return what counts today of what the session holds of a course.

    Whoever passed or completed a version that no longer meets the course begins a new run: what
    was read and answered counts in it, the result does not.
    """
    has_result = entry.get("completion") or (entry.get("final") or {}).get("passed")
    if not has_result:
        return entry
    in_force = versions_in_force(course)
    if not in_force or entry["version"] in in_force:
        return entry
    # As many tries as before, so that the next one draws other questions.
    final = {"tries": entry["final"].get("tries", 0)}
    return {**entry, "run": str(uuid4()), "final": final, "completion": None}
