"""Files and feeds of a filtered view. They take the address of the timeline's page and need no session.

None has pages: a page number is no part of their address and leads, like any other detour, to the normal one.
"""

from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline import address
from timeline.exports import calendar_file, changes, csv_file, csv_metadata, json_lines
from timeline.exports.facts import facts_of
from timeline.exports.stream import written
from timeline.filters import EntryFilter
from timeline.models import Actor, Entry
from timeline.revalidation import tag_of, tagged

SIDECARS = {csv_file: "timeline:csv_metadata", json_lines: "timeline:jsonl_metadata"}


def of_a_view(answer):
    """Decorator: calls `answer(request, entry_filter, facts, ...)` for the view that the address asks for.

    Any other address of that view is redirected; one that cannot be understood is told so in plain text.
    """

    @wraps(answer)
    def respond(request, **options):
        parameters = request.GET.copy()
        parameters.pop("page", None)
        lists = dict(parameters.lists())
        entry_filter = EntryFilter(parameters, Entry.objects.published(), request=request)
        aliases = {} if entry_filter.is_valid() else Actor.objects.known_as(lists.get("actor", []))
        pairs = address.normal(lists, aliases)
        given = [(name, value) for name, values in request.GET.lists() for value in values]
        if given != pairs and not address.unknown(lists) and not address.repeated(lists):
            return redirect(request.path + address.query(pairs))
        if not entry_filter.is_valid():
            return _refused(entry_filter.form)
        facts = facts_of(request, entry_filter, len(entry_filter.rows()))
        response = answer(request, entry_filter, facts, **options)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return require_safe(respond)


@of_a_view
def file(request, entry_filter, facts, form):
    """All entries of the view in the format that the module `form` writes."""
    # Whoever only asks for the headers shall not make us write the file.
    pieces = written(form, facts, entry_filter.rows()) if request.method == "GET" else ()
    return _download(pieces, facts, form)


@of_a_view
def calendar(request, entry_filter, facts):
    """The entries of the view that are known to the day."""
    found = calendar_file.CalendarFile(facts, entry_filter.rows())
    answer = tagged(request, _download(found, facts, calendar_file), found.tag)
    if answer.status_code == HTTPStatus.NOT_MODIFIED:
        found.close()
    return answer


@of_a_view
def feed(request, entry_filter, facts, form):
    """The entries of the view that came or changed last; `form` is the module that writes."""
    content = form.write(changes.feed_of(facts, entry_filter.selection.hits))
    return tagged(request, HttpResponse(content, content_type=form.CONTENT_TYPE), tag_of(content))


@of_a_view
def metadata_of_csv(request, entry_filter, facts):
    """What the CSV file of the view holds."""
    document = csv_metadata.document(facts, _beside(facts, "timeline:csv"))
    return JsonResponse(document, content_type=csv_metadata.CONTENT_TYPE)


@of_a_view
def metadata_of_json_lines(request, entry_filter, facts):
    """What the JSON Lines file of the view holds."""
    about = replace(facts, file=_beside(facts, "timeline:jsonl"))
    return JsonResponse({"about": about.as_object()})


def _download(pieces, facts, form):
    response = StreamingHttpResponse(pieces, content_type=form.CONTENT_TYPE)
    name = f"timeline-{facts.retrieved_at:%Y-%m-%d}.{form.SUFFIX}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    links = [(facts.view, 'rel="alternate"; type="text/html"'), (facts.licence.url, 'rel="license"')]
    if form in SIDECARS:
        links.append((_beside(facts, SIDECARS[form]), 'rel="describedby"'))
    response.headers["Link"] = ", ".join(f"<{address}>; {rest}" for address, rest in links)
    return response


def _beside(facts, name):
    """The address of another file of the same view."""
    query = urlsplit(facts.file).query
    return urljoin(facts.site, reverse(name)) + (f"?{query}" if query else "")


def _refused(form):
    """400 with what is wrong, a line for each fault."""
    lines = [_("This view cannot be shown:")]
    for name, errors in form.errors.items():
        label = f"{form.fields[name].label}: " if name in form.fields else ""
        lines += [f"- {label}{error}" for error in errors]
    text = "\n".join([*lines, ""])
    return HttpResponse(text, status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")
