"""The courses in the API. Questions are not in it: who takes a course meets them there."""

from ninja import Query
from pydantic import Field

from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging
from portal.api.v1.routers import group
from portal.api.v1.shapes import SHORT, Link, Listing, PageShort, example, example_link

from .models import Course
from .outline import course_outline

router = group("Training", "The online courses on telework, with what agencies record of them.")


class CourseShort(PageShort):
    """A course with its modules."""

    model_config = example(
        "/training/telework-fundamentals-employees/",
        title="Telework Fundamentals for Employees",
        short_title="Course for employees",
        summary="The training that comes before a telework agreement, with a certificate.",
        kind="training.course",
        course_number="TWF-E",
        version="2026.1",
        audience="employees",
        minutes=43,
        modules=[
            example_link(
                "/training/telework-fundamentals-employees/what-telework-is/", "What telework is"
            )
        ],
    )
    course_number: str = Field(description="As it stands on certificates.", examples=["TWF-E"])
    version: str = Field(description="As it stands on certificates.", examples=["2026.1"])
    audience: str = Field(
        description="For whom it is: employees or supervisors.", examples=["employees"]
    )
    minutes: int = Field(description="How long it takes, in minutes.", examples=[43])
    modules: list[Link] = Field(description="Its modules, in their order.")

    @staticmethod
    def resolve_audience(course):
        return course.taken_by

    @staticmethod
    def resolve_minutes(course):
        return course_outline(course.path).minutes

    @staticmethod
    def resolve_modules(course):
        modules = course_outline(course.path).modules
        return [{"title": one.short_title, "url": one.path} for one in modules]


class CourseList(Listing[CourseShort]):
    pass


@router.get("/courses/", response=CourseList, summary="List courses")
def list_courses(request, paging: Query[Paging]):
    """The online courses, in the order of the menus."""
    found = Course.objects.live().only(*SHORT, "course_number", "version", "taken_by")
    found = found.order_by("order", "title", "path")
    return listed(request, found, paging)
