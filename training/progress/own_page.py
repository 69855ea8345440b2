"""Pages that are one reader's own."""

from functools import wraps

from django.views.decorators.cache import never_cache


def own_page(view):
    """Mark a view's answers as one reader's: nobody keeps them, and search engines list none."""

    @never_cache
    @wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return marked
