"""What went wrong, for programs: problem details (RFC 9457)."""

from http import HTTPStatus

from django.http import JsonResponse
from django.utils.translation import get_language

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """Ends a view of the API; `errors` are pairs of a parameter (or None) and what is wrong with it."""

    def __init__(self, status, detail, errors=()):
        super().__init__(detail)
        self.status, self.detail, self.errors = status, detail, errors


def answer(problem):
    """The problem as a response, in the active language."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": str(problem.detail),
    }
    if problem.errors:
        body["errors"] = [{"parameter": name, "detail": str(text)} for name, text in problem.errors]
    response = JsonResponse(body, status=problem.status, content_type=MEDIA_TYPE)
    response.headers["Content-Language"] = get_language()
    return response


def form_errors(*forms):
    """What is wrong with forms, parameter by parameter."""
    return [
        (None if name == "__all__" else name, text)
        for form in forms
        for name, texts in form.errors.items()
        for text in texts
    ]
