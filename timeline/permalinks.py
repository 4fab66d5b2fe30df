"""The addresses that data and citations give: of the site, and of a page the same in every language."""

from django.utils.translation import override

from timeline.languages import CODES


def site_of(request):
    """The site's address without a last slash, such as https://record.example."""
    return f"{request.scheme}://{request.get_host()}"


def permalink(row):
    with override(CODES[0]):
        return row.get_absolute_url()
