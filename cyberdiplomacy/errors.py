"""Pages for everything that goes wrong, in the reader's language."""

from django.shortcuts import render

from timeline.paging import NoSuchPage


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def forbidden(request, exception):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)


def not_found(request, exception):
    message = str(exception) if isinstance(exception, NoSuchPage) else ""
    return render(request, "404.html", {"message": message}, status=404)


def server_error(request):
    """Without a context: whatever failed may fail again."""
    return render(None, "500.html", status=500)
