"""What a reader has done, in the reader's session: nobody else finds it, and no name is in it.

The session holds under "training", by the slug of a course:

    run         by chance; one run of the course is recorded once (models/completion.py)
    seed        by chance; orders and draws the questions (checks/drawing.py)
    version     that of the course when the reader was last at it
    begun, at   the moments of the first step and of the last
    read        ids of lessons
    answers     {id of a question: [numbers of the options chosen]}
    checked     {slug of a module: {right, of, at, tries}}
    final       {questions, answers, right, of, at, tries, passed}
                `passed`, of the first try that did, is {right, of, percent, at}
    agency      slug of the agency by whose page the reader came, or ""
    extra_read  whether the agency's own lesson was read
    completion  key of the recorded completion, or None

A GET writes none of it.
"""

import secrets
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import SESSION_KEY

from training.outline import CourseOutline, course_outlines

from .course_progress import CourseProgress
from .merging import merged
from .own_lessons import own_lesson
from .renewal import present

NAME = "training"
# From the last step on. Training may rest for weeks, and no account keeps it.
DAYS = 90
# What is left in a session that only says when it ends.
EXPIRY = "_session_expiry"


def has_session(request) -> bool:
    """Say whether the reader may have done anything: only then is the session worth a query."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


class Progress:
    """Reads and writes what one session holds of courses."""

    def __init__(self, session):
        self.session = session

    @property
    def entries(self) -> dict:
        """What the session holds, by the slug of a course."""
        return self.session.get(NAME, {})

    @property
    def courses(self) -> list[CourseProgress]:
        """The live courses that were begun, the one worked at last first."""
        begun = [self.of(one) for one in course_outlines() if one.slug in self.entries]
        return sorted(begun, key=lambda course: course.entry["at"], reverse=True)

    def of(self, outline: CourseOutline) -> CourseProgress:
        return _progress(outline, self._present(outline))

    def begin(self, outline: CourseOutline, *, at) -> CourseProgress:
        return self._write(outline, at)

    def read(self, outline: CourseOutline, lesson, *, at) -> CourseProgress:
        """Note that a lesson was read."""
        read = {*self._present(outline).get("read", []), lesson.id}
        return self._write(outline, at, read=sorted(read))

    def answer(self, outline: CourseOutline, module, answers, graded, *, at) -> CourseProgress:
        """Note how a module's check was answered; `answers` are numbers of options by question."""
        entry = self._present(outline)
        checked = entry.get("checked", {})
        tries = checked.get(module.slug, {}).get("tries", 0) + 1
        outcome = {**_counts(graded), "at": at.isoformat(), "tries": tries}
        return self._write(
            outline,
            at,
            answers=entry.get("answers", {}) | _plain(answers),
            checked=checked | {module.slug: outcome},
        )

    def try_final(self, outline: CourseOutline, answers, graded, *, at) -> CourseProgress:
        """Note a try of the final check. A pass stays one, whatever comes after it."""
        final = self._present(outline).get("final") or {}
        passed = final.get("passed")
        if graded.percent >= outline.pass_mark and not passed:
            passed = {**_counts(graded), "percent": graded.percent, "at": at.isoformat()}
        outcome = {
            "questions": list(answers),
            "answers": _plain(answers),
            **_counts(graded),
            "at": at.isoformat(),
            "tries": final.get("tries", 0) + 1,
            "passed": passed,
        }
        return self._write(outline, at, final=outcome)

    def come_by(self, outline: CourseOutline, agency: str, *, at) -> CourseProgress:
        """Note the slug of the agency by whose page the reader came; another one has a lesson of
        its own."""
        entry = self._present(outline)
        has_read = entry.get("agency") == agency and entry["extra_read"]
        return self._write(outline, at, agency=agency, extra_read=has_read)

    def read_extra(self, outline: CourseOutline, *, at) -> CourseProgress:
        """Note that the agency's own lesson was read."""
        return self._write(outline, at, extra_read=True)

    def complete(self, outline: CourseOutline, completion: int, *, at) -> CourseProgress:
        """Note under which key the completion was recorded."""
        return self._write(outline, at, completion=completion)

    def take_in(self, entries: dict) -> None:
        """Merge what another session held: what was done in either counts."""
        self._keep(merged(_all_present(self.entries), _all_present(entries)))

    def clear(self, slug: str = "") -> None:
        """Forget one course, or all. A session with nothing left in it ends."""
        entries = {one: entry for one, entry in self.entries.items() if slug and one != slug}
        self._keep(entries)
        if not entries:
            del self.session[NAME]
            if set(self.session.keys()) <= {EXPIRY}:
                self.session.flush()

    def _present(self, outline):
        return present(self.entries.get(outline.slug, {}), outline.id)

    def _write(self, outline, at, **changes):
        entry = self._present(outline) or _new_entry(at)
        entry = {**entry, "version": outline.version, "at": at.isoformat(), **changes}
        self._keep(self.entries | {outline.slug: entry})
        return _progress(outline, entry)

    def _keep(self, entries):
        self.session[NAME] = entries
        if SESSION_KEY not in self.session:
            self.session.set_expiry(DAYS * 24 * 60 * 60)


def _progress(outline, entry):
    agency = entry.get("agency", "")
    return CourseProgress(outline, entry, own_lesson(agency, outline.id) if agency else None)


def _all_present(entries):
    courses = {one.slug: one.id for one in course_outlines()}
    return {
        slug: present(entry, courses[slug]) if slug in courses else entry
        for slug, entry in entries.items()
    }


def _new_entry(at):
    return {
        "run": str(uuid4()),
        "seed": secrets.token_hex(4),
        "begun": at.isoformat(),
        "read": [],
        "answers": {},
        "checked": {},
        "final": {},
        "agency": "",
        "extra_read": False,
        "completion": None,
    }


def _counts(graded):
    return {"right": len(graded.right), "of": graded.of}


def _plain(answers):
    return {question: sorted(chosen) for question, chosen in answers.items()}
