"""Whether a reader wants essays whole or page by page: a choice kept in the reader's own cookie."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.shortcuts import redirect

COOKIE = "reading_view"
PAGES, WHOLE = "pages", "whole"
YEAR = 365 * 24 * 60 * 60


def wants_pages(request):
    """Whether the reader chose to read page by page and asks for no page in particular."""
    return "page" not in request.GET and request.COOKIES.get(COOKIE) == PAGES


def remember(request, article):
    """Keep the choice that `?view=` names and go to the essay in that view. Raises BadRequest.

    A link does it, not a form, so that the shared page needs no token; only the reader's own cookie changes.
    """
    view = request.GET["view"]
    if view not in (PAGES, WHOLE):
        raise BadRequest(view)
    if view == WHOLE:
        response = redirect(article)
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    response = first_page(article)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, PAGES, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
    return response


def first_page(article, query=None):
    """The way to the first page; what else an address asks for, as an order of the comments, stays."""
    asked = query.copy() if query else QueryDict(mutable=True)
    asked["page"] = 1
    return redirect(f"{article.get_absolute_url()}?{asked.urlencode()}")
