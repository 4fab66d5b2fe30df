"""What every answer of the API has: any site may read it, it can be revalidated, its problems are JSON."""

import json
from functools import wraps

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from timeline.api import problems
from timeline.api.problems import Problem
from timeline.languages import CODES
from timeline.revalidation import tag_of, tagged

METHODS = "GET, HEAD, OPTIONS"
TOO_LONG = 2_000
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Language",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def open_data(view):
    """The view returns a value of JSON or a response; it raises Problem or Http404. No session is touched.

    Data hold both languages; what is wrong is said in the one that Accept-Language prefers.
    """

    @csrf_exempt  # so that a POST hears that it is no method of this address
    @wraps(view)
    def answer(request, *args, **kwargs):
        with override(asked_language(request)):
            response = _answered(view, request, args, kwargs)
        for name, value in OPEN.items():
            response.headers[name] = value
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return answer


def asked_language(request):
    """The language for messages, by the header alone: a cookie would make answers private."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:TOO_LONG]):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def _answered(view, request, args, kwargs):
    try:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        if request.method not in METHODS.split(", "):
            raise Problem(405, _("This address can only be read."))
        found = view(request, *args, **kwargs)
    except Problem as problem:
        response = problems.answer(problem)
        if problem.status == 405:
            response.headers["Allow"] = METHODS
        return response
    except Http404:
        return problems.answer(Problem(404, _("There is nothing at this address.")))
    except SuspiciousOperation:
        return problems.answer(Problem(400, _("This request has too many parameters.")))
    return _revalidated(request, found if isinstance(found, HttpResponse) else as_json(found))


def as_json(value):
    response = HttpResponse(json.dumps(value, ensure_ascii=False), content_type="application/json")
    response.headers["Content-Language"] = ", ".join(CODES)
    return response


def _revalidated(request, response):
    """The response with its ETag, or 304 when the reader's copy is this one."""
    response.headers["Cache-Control"] = "no-cache"
    return tagged(request, response, tag_of(response.content))
