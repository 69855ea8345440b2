"""The way into a course by an agency: what its page shows, looked up once a generation."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from portal.agencies.models import Agency
from portal.core.generation import per_generation
from portal.publishing.addresses import resolve
from training.models import WayIn
from training.outline import CourseOutline, course_outline

ROOT = "/training/"


@dataclass(frozen=True)
class Way:
    """An agency's page before a course. Texts are empty where the agency wrote none."""

    agency: Agency
    course: CourseOutline
    introduction: SafeString | str = ""
    contact_name: str = ""
    contact_details: str = ""
    extra_title: str = ""
    extra: SafeString | str = ""
    is_open: bool = True

    @classmethod
    def of(cls, agency, course, row: WayIn | None):
        if row is None:
            return cls(agency, course)
        return cls(
            agency,
            course,
            row.introduction_as_html,
            row.contact_name,
            row.contact_details,
            row.extra_title,
            row.extra_as_html,
            row.is_open,
        )

    @property
    def short_name(self) -> str:
        return self.agency.abbreviation or self.agency.name

    @property
    def path(self) -> str:
        return self._at("way_in")

    @property
    def extra_path(self) -> str:
        return self._at("extra_lesson")

    @property
    def svg_path(self) -> str:
        return self._at("way_code_svg")

    @property
    def png_path(self) -> str:
        return self._at("way_code_png")

    @property
    def url(self) -> str:
        """The address that others link to."""
        return f"{settings.SITE_URL.rstrip('/')}{self.path}"

    def _at(self, name):
        return reverse(f"training:{name}", args=[self.agency.slug, self.course.slug])


def summary(agency: Agency) -> str:
    return (
        f"{agency.name} employees can begin here. The course is free of charge, needs no account, "
        "and ends with a certificate."
    )


@per_generation
def way(agency: str, course: str) -> Way | None:
    """Return the way of a listed agency into a live course, open or not; else None."""
    outline = course_outline(f"{ROOT}{course}/")
    found = outline and Agency.objects.filter(slug=agency, is_listed=True).first()
    if not found:
        return None
    return Way.of(found, outline, WayIn.objects.filter(agency=found, course=outline.id).first())


@per_generation
def agencies() -> tuple[Agency, ...]:
    """Return the agencies that may link to courses."""
    return tuple(Agency.objects.filter(is_listed=True).order_by("name"))


@per_generation
def way_meant(agency: str, course: str) -> Way | None:
    """Return the way that an address means which is not quite right.

    Capitals make no difference, an abbreviation stands for its agency, and a course that has moved
    is found where it is now.
    """
    now_at = resolve(f"{ROOT}{course.lower()}/") or ""
    course = now_at.removeprefix(ROOT).rstrip("/")
    typed = agency.lower()
    slugs = {one.slug for one in agencies() if typed in (one.slug, one.abbreviation.lower())}
    found = typed if typed in slugs else next(iter(slugs), "")
    is_clear = typed in slugs or len(slugs) == 1
    return way(found, course) if is_clear and course else None


@per_generation
def has_ended(agency: str) -> bool:
    """Say whether an agency of this name was listed once and is no more."""
    return Agency.objects.filter(slug=agency, is_listed=False).exists()
