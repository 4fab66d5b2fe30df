"""What search engines may list: every public page, by kind, with its other languages."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import override

from articles.glossary import public_concepts
from articles.models import Article, Author, Category, ReadingPath
from timeline.models import Actor, Domain, Entry

ADDRESSES_A_PAGE = 5_000
CHANGED_AT = Coalesce(Greatest("publish_at", "revised_at"), "publish_at")  # SQLite: greatest of NULL is NULL
CODES = [code for code, _name in settings.LANGUAGES]
PAGES = (
    "home",
    "articles:index",
    "timeline:index",
    "timeline:who_acts_where",
    "timeline:compare",
    "timeline:actors",
    "timeline:domains",
    "timeline:api",
    "timeline:codebook",
    "timeline:data",
    "articles:concepts",
    "articles:paths",
    "discussion:rules",
)


def _newest_entry(name):
    """When the entries that name a row by this relation last changed."""
    entries = Entry.objects.published().filter(**{name: OuterRef("pk")})
    return Subquery(entries.order_by("-changed_at").values("changed_at")[:1])


def _newest_essay(name):
    """When the essays that name a row by this relation last came or changed."""
    essays = Article.objects.published().filter(**{name: OuterRef("pk")})
    return Subquery(essays.order_by(CHANGED_AT.desc()).values(changed=CHANGED_AT)[:1])


def _later(one, other):
    """The later of two times, or the one there is."""
    return Coalesce(Greatest(one, other), one, other)


class InEveryLanguage(Sitemap):
    """Pages that exist in every language of the interface."""

    limit = ADDRESSES_A_PAGE // len(CODES)

    def lastmod(self, item):
        """When what the page shows last changed, where that is known."""
        return getattr(item, "changed_at", None)

    def get_latest_lastmod(self):
        return max(filter(None, map(self.lastmod, self.items())), default=None)

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

    def get_latest_lastmod(self):
        return Entry.objects.published().aggregate(newest=Max("changed_at"))["newest"]


class Actors(InEveryLanguage):
    def items(self):
        return Actor.objects.annotate(changed_at=_newest_entry("actors")).order_by("pk").only("slug")


class Domains(InEveryLanguage):
    def items(self):
        return Domain.objects.annotate(changed_at=_newest_entry("domains")).order_by("pk").only("slug")


class Concepts(InEveryLanguage):
    def items(self):
        changed_at = _later(_newest_entry("concepts"), _newest_essay("concepts"))
        return public_concepts().annotate(changed_at=changed_at).order_by("pk").only("slug")


class Categories(InEveryLanguage):
    def items(self):
        return Category.objects.annotate(changed_at=_newest_essay("category")).order_by("pk").only("slug")


class Authors(InEveryLanguage):
    """Those of whom there is something to read: a login alone makes an author too."""

    def items(self):
        authors = Author.objects.annotate(changed_at=_newest_essay("authors"))
        return authors.filter(changed_at__isnull=False).order_by("pk").only("slug")


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


class Paths(Sitemap):
    """Each reading path once, in its own language."""

    limit = ADDRESSES_A_PAGE

    def items(self):
        return ReadingPath.objects.published().order_by("pk").only("slug", "language", "changed_at")

    def lastmod(self, item):
        return item.changed_at

    def location(self, item):
        return item.get_canonical_url()


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
    "paths": Paths,
}
