"""The home page and what operators ask."""

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from articles.models import DailyViews
from cyberdiplomacy import home_blocks
from discussion.models import ReactionKind, Tally
from timeline.models import Domain


@require_safe
def home(request):
    """What editors chose, the latest, what is read and rated most, and this month in the record."""
    context = {
        "front": home_blocks.front(request.LANGUAGE_CODE),
        "month": timezone.localdate(),
        "domains": Domain.objects.with_entry_counts(),
    }
    return render(request, "home.html", context)


@require_safe
def lists(request):
    """How each list of the home page is made."""
    context = {
        "days": home_blocks.RANKING_DAYS,
        "length": home_blocks.RANKED,
        "front": home_blocks.front(request.LANGUAGE_CODE),
        "views_counted_at": DailyViews.objects.counted_at(),
        "ratings_counted_at": Tally.objects.counted_at(),
        "kinds": ReactionKind.objects.counting(),
    }
    return render(request, "lists.html", context)


@never_cache
@require_safe
def healthz(request):
    """200 when the database answers and every migration is applied, else 503; JSON."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return JsonResponse({"database": "unreachable"}, status=503)
    state = {"database": "ok", "migrations": "pending" if pending else "ok"}
    return JsonResponse(state, status=503 if pending else 200)


@require_safe
def robots(request):
    """What crawlers may not ask for, and where they find the rest."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /id/admin/",
        "Disallow: /accounts/",
        "Disallow: /id/accounts/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request):
    """Where browsers look for an icon without being told."""
    return redirect(static("icon.svg"))


@require_safe
def media(request, path):
    """An uploaded file, where no web server stands before us that would give it."""
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:
        raise Http404 from error
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # readers of our feeds show pictures
    return response
