"""What two sessions hold of courses, made one. Pure: what was done in either counts."""


def merged(own: dict, other: dict) -> dict:
    """Return the entries of both, by the slug of a course, as `Progress` keeps them."""
    return {
        slug: _entry(own[slug], other[slug])
        if slug in own and slug in other
        else own.get(slug) or other[slug]
        for slug in {**own, **other}
    }


def _entry(own, other):
    older, newer = sorted((own, other), key=lambda entry: entry["at"])
    recorded = own if own["completion"] or not other["completion"] else other
    return {
        "run": recorded["run"],
        "seed": own["seed"],
        "version": newer["version"],
        "begun": min(own["begun"], other["begun"]),
        "at": newer["at"],
        "read": sorted({*own["read"], *other["read"]}),
        "answers": older["answers"] | newer["answers"],
        "checked": _latest(own["checked"], other["checked"]),
        "final": _final(own["final"], other["final"]),
        "agency": own["agency"] or other["agency"],
        "extra_read": own["extra_read"] or other["extra_read"],
        "completion": recorded["completion"],
    }


def _latest(own, other):
    return {
        module: max(own.get(module, {}), other.get(module, {}), key=_moment)
        for module in {**own, **other}
    }


def _final(own, other):
    """The last try, so that it is not drawn again, with the first pass."""
    passes = [one["passed"] for one in (own, other) if one.get("passed")]
    latest = max(own, other, key=_moment)
    if not latest:
        return {}
    tries = max(own.get("tries", 0), other.get("tries", 0))
    return {**latest, "tries": tries, "passed": min(passes, key=_moment, default=None)}


def _moment(outcome):
    return outcome.get("at", "")
