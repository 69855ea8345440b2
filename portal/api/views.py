from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

# Nothing there is for readers: the desk, sign-in, drafts under review, answers to queries, and what
# is for programs.
NOT_FOR_ROBOTS = ("/admin/", "/accounts/", "/review/", "/search/", "/feedback/", "/api/v1/")


@require_safe
def robots(request):
    """Say what robots should leave alone and where the list of pages is (RFC 9309)."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        f"Sitemap: {settings.SITE_URL}{reverse('api:sitemap_index')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
