"""Who can be given a question."""

from portal.accounts.models import User
from portal.contact import rules


def colleagues(question) -> list[User]:
    """Return those who may deal with a question, by name; the queries do not grow with them."""
    staff = User.objects.filter(is_active=True, is_staff=True).prefetch_related("grants")
    for one in staff:
        # What `User.held` would read anew for each of them.
        one.__dict__["held"] = [(grant.role, grant.section) for grant in one.grants.all()]
    return sorted((one for one in staff if rules.can_settle(one, question)), key=str)
