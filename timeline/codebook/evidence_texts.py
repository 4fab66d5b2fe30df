"""Definitions of the codes of sources, relations and claims of attribution."""

from django.utils.translation import gettext_lazy as _

from timeline.codebook.texts import Text
from timeline.models import Relation, Source
from timeline.models.choices import Basis, Stance

SOURCE_KINDS = {
    Source.Kind.OFFICIAL: Text(
        _("A document of a government or organisation in its own name that is neither treaty nor law."),
        _("Resolutions, reports, strategies, letters. Counts as an official source."),
    ),
    Source.Kind.TREATY: Text(
        _("The text of an agreement between actors."),
        _("As deposited or published by a party. Counts as an official source."),
    ),
    Source.Kind.PRESS_RELEASE: Text(
        _("What an actor tells the public about its own act."),
        _("News pages of ministries too. It is one account, not an official source."),
    ),
    Source.Kind.NEWS: Text(
        _("A report by journalists who are independent of the actors."),
        _("Opinion pieces are not used as sources."),
    ),
    Source.Kind.PEER_REVIEWED: Text(
        _("A scholarly work that was reviewed before it was published."),
        _("Articles, and books of academic publishers."),
    ),
    Source.Kind.THINK_TANK: Text(
        _("A study of an institute, a company or a foundation without such a review."),
        _("Technical reports of security companies too."),
    ),
    Source.Kind.LEGAL: Text(
        _("A law, regulation, judgment or indictment."),
        _("In the official gazette or register. Counts as an official source."),
    ),
    Source.Kind.ARCHIVE: Text(
        _("A document that is kept in an archive or collection and not published by its author."),
        _("Declassified papers too. A copy of a web page is noted beside its source instead."),
    ),
}

RELATIONS = {
    Relation.Kind.FOLLOWS: Text(
        _("The entry is the next step of the same process as the other."),
        _("The next report, round or mandate. If it replaces the other, it supersedes it."),
    ),
    Relation.Kind.IMPLEMENTS: Text(
        _("The entry carries out what the other one decided."),
        _("The other one asked for it or foresaw it."),
    ),
    Relation.Kind.SUPERSEDES: Text(
        _("The entry takes the place of the other, which no longer applies."),
        _("Wholly or in its main part. A mere amendment follows."),
    ),
    Relation.Kind.RESPONDS_TO: Text(
        _("The entry is a reaction of one actor to what another did."),
        _("Attributions, sanctions and statements that name the event they react to."),
    ),
}

STANCES = {
    Stance.ATTRIBUTES: Text(
        _("The speaker says that the accused is behind the event."),
        _("Whatever the words for the degree of certainty; the source has them."),
    ),
    Stance.DENIES: Text(
        _("The speaker says that the accused is not behind it."),
        _("Mostly the accused itself; others may deny it on its behalf."),
    ),
    Stance.DOUBTS: Text(
        _("The speaker finds that what is said is not shown."),
        _("Without saying that the contrary is true."),
    ),
}

BASES = {
    Basis.POLITICAL: Text(
        _("A government or organisation says so as its judgment."),
        _("Statements of ministers and joint statements, with or without evidence."),
    ),
    Basis.LEGAL: Text(
        _("A prosecutor, court or authority says so in a legal act."),
        _("Indictments, judgments and the reasons of a listing."),
    ),
    Basis.TECHNICAL: Text(
        _("Analysts say so from traces of the operation."),
        _("Reports of companies, response teams and laboratories."),
    ),
}
