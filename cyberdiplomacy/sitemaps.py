"""What search engines may list: every public page, by kind, with its other languages."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, Max, OuterRef
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article, Author, Category
from timeline.models import Actor, Concept, Domain, Entry

ADDRESSES_A_PAGE = 5_000
CHANGED_AT = Coalesce(Greatest("publish_at", "revised_at"), "publish_at")  # SQLite: greatest of NULL is NULL
CODES = [code for code, _name in settings.LANGUAGES]
PAGES = (
    "home",
    "articles:index",
    "timeline:index",
    "timeline:actors",
    "timeline:domains",
    "articles:concepts",
    "discussion:rules",
)


class InEveryLanguage(Sitemap):
    """Pages that exist in every language of the interface."""

    limit = ADDRESSES_A_PAGE // len(CODES)

    def lastmod(self, item):
        return None

    def get_latest_lastmod(self):
        return None

    def get_urls(self, page=1, site=None, protocol=None):
        """Each page once for each language, naming all of them."""
        root = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        items = list(self.paginator.page(page).object_list)
        addresses = {}
        for code in CODES:
            with override(code):
                addresses[code] = [root + self.location(item) for item in items]
        return [
            _listed(address[code], self.lastmod(item), [*address.items(), _default(address)])
            for item, address in zip(items, _by_item(addresses), strict=True)
            for code in CODES
        ]


def _by_item(addresses):
    """The addresses of each item by language, from lists of addresses by language."""
    return [dict(zip(addresses, row, strict=True)) for row in zip(*addresses.values(), strict=True)]


def _default(address):
    return "x-default", address[settings.LANGUAGE_CODE]


def _listed(location, lastmod, alternates):
    """One address as Django's template of a sitemap prints it."""
    named = [{"lang_code": code, "location": address} for code, address in alternates]
    return {"location": location, "lastmod": lastmod, "alternates": named}


class Pages(InEveryLanguage):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class Entries(InEveryLanguage):
    def items(self):
        return Entry.objects.published().order_by("pk").only("number", "slug", "changed_at")

    def lastmod(self, item):
        return item.changed_at

    def get_latest_lastmod(self):
        return Entry.objects.published().aggregate(newest=Max("changed_at"))["newest"]


class Actors(InEveryLanguage):
    def items(self):
        return Actor.objects.order_by("pk").only("slug")


class Domains(InEveryLanguage):
    def items(self):
        return Domain.objects.order_by("pk").only("slug")


class Concepts(InEveryLanguage):
    def items(self):
        return Concept.objects.order_by("pk").only("slug")


class Categories(InEveryLanguage):
    def items(self):
        return Category.objects.order_by("pk").only("slug")


class Authors(InEveryLanguage):
    """Those of whom there is something to read: a login alone makes an author too."""

    def items(self):
        essays = Article.objects.published().filter(authors=OuterRef("pk"))
        return Author.objects.filter(Exists(essays)).order_by("pk").only("slug")


class Essays(Sitemap):
    """Each essay once, in its own language, naming the translations that readers may see."""

    limit = ADDRESSES_A_PAGE

    def items(self):
        essays = Article.objects.published().annotate(changed_at=CHANGED_AT).order_by("pk")
        return essays.only("slug", "language", "translation_group")

    def get_latest_lastmod(self):
        return Article.objects.published().aggregate(newest=Max(CHANGED_AT))["newest"]

    def get_urls(self, page=1, site=None, protocol=None):
        root = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        essays = list(self.paginator.page(page).object_list)
        versions = _versions(essays, root)
        return [
            _listed(root + essay.get_canonical_url(), essay.changed_at, versions[essay.translation_group])
            for essay in essays
        ]


def _versions(essays, root):
    """Languages and addresses by translation group; none at all where there is only one version."""
    groups = defaultdict(list)
    published = Article.objects.published().only("slug", "language", "translation_group")
    wanted = {essay.translation_group for essay in essays}
    for essay in published.filter(translation_group__in=wanted).order_by("language"):
        groups[essay.translation_group].append((essay.language, root + essay.get_canonical_url()))
    return {group: found if len(found) > 1 else [] for group, found in groups.items()}


SECTIONS = {
    "pages": Pages,
    "essays": Essays,
    "entries": Entries,
    "actors": Actors,
    "domains": Domains,
    "concepts": Concepts,
    "categories": Categories,
    "authors": Authors,
}
