"""Which rows a person may see or act on, as conditions of a query. Each costs no query itself.

The rules about one page stand in `portal.publishing.rules`; these say the same of many.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

from portal.accounts.roles import Section

NOTHING = Q(pk__in=[])


def in_section(section, path="path") -> Q:
    """Return the condition that an address, the field `path`, is in a section."""
    if section != Section.SITE:
        return Q(**{f"{path}__startswith": f"/{section}/"})
    others = [in_section(one, path) for one in Section if one != Section.SITE]
    return ~reduce(or_, others)


def where(user, role, path="path") -> Q:
    """Return the condition that an address is in a section where the user has a role."""
    allowed = [section for section in Section if user.has_role(role, section)]
    if len(allowed) == len(Section):
        return Q()
    return reduce(or_, (in_section(section, path) for section in allowed), NOTHING)
