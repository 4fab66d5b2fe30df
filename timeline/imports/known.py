"""What the record knows by name: actors, domains and concepts under every word for them."""

from difflib import get_close_matches

from django.utils.translation import gettext as _

from timeline.imports.problems import Unreadable
from timeline.models import Actor, ActorAlias, Concept, ConceptSynonym, Domain
from timeline.sorting import fold

OFFERED = 3
NEARNESS = 0.6


class Names:
    """Folded names of rows of one table, each with the row's slug; a name of two rows is nobody's."""

    def __init__(self, rows):
        self.rows = {row.slug: row for row in rows}
        self.slugs = {slug: slug for slug in self.rows}
        self.shared = set()
        self.unknown = {}  # what was said of names already: looking for near ones is slow

    def add(self, name, slug):
        folded = fold(name)
        if not folded or folded in self.rows:
            return
        if self.slugs.setdefault(folded, slug) != slug:
            self.shared.add(folded)

    def slug(self, name):
        """Raises Unreadable, with what may have been meant."""
        folded = fold(name)
        if folded in self.slugs and folded not in self.shared:
            return self.slugs[folded]
        if folded not in self.unknown:
            self.unknown[folded] = get_close_matches(folded, self.slugs, OFFERED, NEARNESS)
        near = self.unknown[folded]
        meant = ", ".join(dict.fromkeys(self.slugs[one] for one in near))
        if meant:
            message = _("The record does not know “%(name)s”. Did you mean: %(near)s?")
            raise Unreadable(message % {"name": name[:60], "near": meant})
        raise Unreadable(_("The record does not know “%s”.") % name[:60])


class Known:
    """Read once for a whole import."""

    def __init__(self):
        self.actors = _actors()
        self.domains = Names(Domain.objects.all())
        for domain in self.domains.rows.values():
            for name in (domain.name_en, domain.name_id):
                self.domains.add(name, domain.slug)
        self.concepts = Names(Concept.objects.all())
        for word, slug in ConceptSynonym.objects.values_list("name", "concept__slug"):
            self.concepts.add(word, slug)


def _actors():
    names = Names(Actor.objects.all())
    for alias, name, slug in ActorAlias.objects.values_list("slug", "name", "actor__slug"):
        names.add(alias, slug)
        names.add(name, slug)
    for actor in names.rows.values():
        for name in (actor.iso3166, actor.name_en, actor.name_id):
            names.add(name, actor.slug)
    return names
