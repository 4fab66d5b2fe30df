"""One site with something of everything on it, and a walk over its pages."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from articles import actions as essay_actions
from articles.corrections import Change
from articles.models import Article, DailyViews, HomeSlot, Video
from discussion import actions
from discussion.models import Comment
from tests import factories
from tests.in_browser.steps import make_person, sign_in
from timeline import publishing, snapshots
from timeline.dataset.publishing import publish
from timeline.models import Concept, Entry
from timeline.search import upkeep

BODY = (
    "<p>As [see @assegaf2020, p. 4] wrote of [[seoul]]^[A note that cites [@hakim2021].], "
    '<a href="https://example.org/">a link</a> and <strong>weight</strong>.</p><h2>A part</h2>'
    "<blockquote><p>Words of somebody else.</p></blockquote><h3>A part of it</h3>"
    "<ul><li><p>one</p></li><li><p>two</p></li></ul>"
    "<table><tbody><tr><th><p>Year</p></th><th><p>Event</p></th></tr>"
    "<tr><td><p>2013</p></td><td><p>PC.DEC/1106</p></td></tr></tbody></table>"
    '<hr class="page-break" title="Afterwards"><h2>A second page</h2><p>@hakim2021 agrees.</p>'
    "<h2>A third part</h2><p>The end.</p>"
)
FIGURES = (
    '<figure class="image" data-image="{}">'
    "<figcaption>What <em>we</em> see [@hakim2021]</figcaption></figure>"
    '<figure class="video" data-video="https://youtu.be/abcdefghijk" data-title="Thirteen rules" '
    'data-transcript="https://example.org/transcript"></figure><p>https://vimeo.com/123456789</p>'
)
HTTP_ERRORS = (
    "status of 400",
    "status of 404",
    "status of 410",
)  # what the console says of the pages that are errors


@dataclass(frozen=True)
class Site:
    """Who reads it, and its addresses by a name for each page."""

    reader: object
    public: dict
    signed_in: dict


def make_site():
    concept = Concept.objects.create(
        name="Confidence-building measures", definition_en="Steps that lower the risk of misunderstanding."
    )
    concept.synonyms.create(name="CBM")
    upkeep.refresh("concept", [concept.pk])
    entry = _make_record(concept)
    essay = _make_essays(concept)
    _make_path(essay, entry)
    reader = make_person("ratih")
    comment = _make_conversation(essay, reader)
    return Site(reader, _public_pages(concept, entry, essay), _signed_in_pages(essay, comment))


def _public_pages(concept, entry, essay):
    return {
        "home": "/",
        "lists": "/how-lists-are-made/",
        **_essay_pages(essay.get_absolute_url()),
        "essays": "/essays/",
        "author": essay.byline[0].get_absolute_url(),
        "category": essay.category.get_absolute_url(),
        "concepts": "/concepts/",
        "concept": concept.get_absolute_url(),
        **_record_pages(entry),
        **_path_pages(),
        **_search_pages(),
        "house rules": "/house-rules/",
        "sign in": "/accounts/login/",
        "sign up": "/accounts/signup/",
        "not found": "/nothing-here/",
        "Indonesian home": "/id/",
    }


def _essay_pages(address):
    return {
        "essay": address,
        "page of an essay": f"{address}?page=2",
        "outdated translation": "/id/essays/semuanya/",
        "what changed": f"{address}corrections/1/",
        "comment, logged out": f"{address}comment/",
        "comments, sources first": f"{address}?comments=sources",
        "comments in no order": f"{address}?comments=nothing",
        "reaction, logged out": f"{address}react/?kind=timely",
        "unknown reaction": f"{address}react/?kind=nothing",
    }


def _record_pages(entry):
    return {
        "timeline": "/timeline/",
        "filtered timeline": "/timeline/?actor=indonesia&domain=norms&year=2013",
        "timeline with an error": "/timeline/?from=20x3",
        "Indonesian timeline": "/id/timeline/?actor=indonesia",
        "who acts where": "/timeline/who-acts-where/",
        "comparison": "/timeline/compare/?actor=indonesia&actor=osce",
        "comparison with an error": "/timeline/compare/?actor=nobody",
        "entry": entry.get_absolute_url(),
        "history of an entry": f"/timeline/{entry.number}/history/",
        "process": f"/processes/{entry.number}/",
        "withdrawn entry": f"/timeline/{entry.relations.get(kind='responds-to').target.number}/",
        "suggest an entry": "/timeline/suggest/",
        "suggest a correction": f"/timeline/{entry.number}/suggest/",
        "suggestion": _make_suggestion(entry).get_absolute_url(),
        "actors": "/actors/",
        "actor": "/actors/indonesia/",
        "domains": "/domains/",
        "domain": "/domains/norms/",
        "data for programs": "/api/",
        "embedded timeline": "/embed/timeline?actor=indonesia",
        "embedded timeline with an error": "/embed/timeline?from=20x3",
        "embedded entry": f"/embed/timeline/{entry.number}",
        "codebook": "/codebook/",
        "data": "/data/",
        "data with an error": "/data/?older=2&newer=2",
        "version of the data": "/data/v2/",
        "comparison of versions": "/data/v1...v3/",
    }


def _path_pages():
    return {
        "reading paths": "/paths/",
        "reading path": "/paths/way/",
        "reading path in a frame": "/embed/paths/way/",
    }


def _search_pages():
    return {
        "search": "/search/?q=something&type=entry",
        "empty search": "/search/?q=zzzz",
        "search with an error": "/search/?q=no*",
        "search start": "/search/",
    }


def _signed_in_pages(essay, comment):
    address = essay.get_absolute_url()
    return {
        "essay, signed in": address,
        "refused suggestion": "/timeline/suggest/",
        "reply": f"{address}comment/?parent={comment.pk}",
        "refused comment": f"{address}comment/",
        "report": f"/comments/{comment.pk}/report/",
        "refused report": f"/comments/{comment.pk}/report/",
    }


def _make_record(concept):
    indonesia, osce = factories.make_actor(), factories.make_actor("OSCE", kind="organisation")
    osce.aliases.create(name="Organization for Security and Co-operation in Europe", slug="osce-long")
    norms = factories.make_domain()
    sources = [
        factories.make_source(
            url="https://example.org/doc", archive_url="https://example.org/old", identifier="PC.DEC/1106"
        ),
        factories.make_source(kind="news", publisher="A paper", date="2013-12"),
    ]
    common = {"actors": [(indonesia, "party"), osce], "domains": [norms]}
    this_month = f"2015-{timezone.localdate().month:02}"
    for date in ("2009", "2013-12-05/2013-12-06", "2021/..", this_month):
        factories.make_entry(**common, date=date)
    for place in range(50):
        factories.make_entry(date=f"{2005 + place // 3}-0{place % 9 + 1}", domains=[norms])
    entry = factories.make_entry(**common, slug="seoul", place="Seoul", sources=sources, concepts=[concept])
    _make_past(entry, indonesia, osce)
    for note in ("", "More of them.", ""):
        publish(site="https://record.example", note=note, is_forced=True)
        factories.make_entry(date="2024", domains=[norms])
    return entry


def _make_past(entry, *actors):
    """What came after the entry, what was withdrawn, who says what about it, and how it was changed."""
    curator = factories.make_user("curator", role="Timeline editor")
    factories.make_entry(date="2016").relations.create(kind="follows", target=entry)
    answered = factories.make_entry(title_en="Withdrawn", sources=[factories.make_source()])
    entry.relations.create(kind="responds-to", target=answered)
    publishing.withdraw(answered, by=curator, reason="It never happened.")
    for stance in ("denies", "attributes"):
        factories.make_claim(entry, *actors, stance=stance, locator="p. 4")
    before = snapshots.unkept(entry.pk)
    entry.title_en, entry.place, entry.checked_on = "A better title", "Seoul", "2019-05-03"
    entry.save()
    entry.parts.filter(actor=actors[1]).update(role="host", claim="contested")
    snapshots.keep(entry, by=curator, reason="The title was vague.", before=before)


def _make_suggestion(entry):
    """A correction, taken up; the address of one of the entry's sources is dead."""
    clerk = factories.make_user("clerk", role="Timeline editor")
    values = {
        "data": {"place": "Busan"},
        "before": {"place": "Seoul"},
        "note": "See page 3.",
        "outcome": entry,
    }
    decided = {
        "status": "accepted",
        "answer": "Thank you.",
        "decided_at": timezone.now(),
        "decided_by": clerk,
    }
    failed_at = timezone.now()
    failed = {
        "first_failed_at": failed_at - timedelta(days=7),
        "last_failed_at": failed_at,
        "status_code": 404,
    }
    factories.make_link_check(entry.sources.get(identifier="PC.DEC/1106"), **failed)
    return factories.make_suggestion(entry=entry, **values, **decided)


def _make_essays(concept):
    """The essay that shows everything; others stand around it in lists and on the home page."""
    factories.make_reference("assegaf2020", DOI="10.1000/182")
    factories.make_reference("hakim2021", author=[{"family": "Hakim", "given": "Nadia"}])
    writer = factories.make_user("nadia", role="Blogger", first_name="Nadia", last_name="Hakim")
    picture = factories.make_image(source_url="https://example.org/picture", caption="Two points")
    picture.make_renditions()
    given = {"by": writer, "summary": "What it says, in a sentence.", "concepts": [concept.name]}
    others = [factories.make_article(**given) for _ in range(20)]
    essay = _make_everything(picture, given)
    for block, article in (("headline", essay), ("feature", others[0])):
        HomeSlot.objects.create(block=block, article=article, chosen_by=writer)
    _make_video(writer, picture)
    for article in others[:3]:
        DailyViews.objects.add(article.pk, 7)
    return Article.objects.for_page().get(pk=essay.pk)


def _make_path(essay, entry):
    """A path with a note in paragraphs, a step without one, and one that was withdrawn."""
    gone = factories.make_entry(date="2016")
    entries = [entry, factories.make_entry(date="2014"), gone]
    path = factories.make_path(
        by=essay.created_by, entries=entries, slug="way", query="?actor=indonesia", language="id"
    )
    path.steps.filter(position=1).update(note="A first paragraph.\n\nAnd a second one.")
    path.steps.filter(position=2).update(note="")
    Entry.objects.filter(pk=gone.pk).update(publication="withdrawn")


def _make_everything(picture, given):
    """An essay with all that an essay can have, by an author of whom everything is known."""
    essay = factories.make_article(
        title="Everything",
        body=f"{BODY}{FIGURES.format(picture.pk)}",
        lead_image=picture.pk,
        are_changes_shown=True,
        first_published_in="Kompasiana",
        first_published_url="https://example.org/essay",
        **given,
    )
    _correct(essay, given["by"])
    essay.category.description_en = "Essays that take things apart."
    essay.category.save()
    author = essay.byline[0]
    author.affiliation, author.bio_en, author.photo = "A university", "Writes about norms.", picture
    author.orcid, author.website = "0000-0002-1825-0097", "https://example.org/"
    author.save()
    return essay


def _correct(essay, writer):
    """A translation of the essay, and a correction that outdates it."""
    translation = factories.make_draft(by=writer, title="Semuanya")
    own = {"title": "Semuanya", "slug": "semuanya", "language": "id", "translation_of": essay.pk}
    essay_actions.publish(translation, {**essay.revisions.newest().data, **own}, by=writer)
    changed = {**essay.revisions.newest().data, "summary": "What it says, in one sentence."}
    essay_actions.publish(essay, changed, by=writer, change=Change("The summary was vague."))


def _make_video(writer, still):
    video = Video.objects.create(
        title_en="Thirteen rules",
        title_id="Tiga belas aturan",
        address="https://youtu.be/abcdefghijk",
        source="A university",
        minutes=12,
        transcript_url="https://example.org/transcript",
        still=still,
    )
    HomeSlot.objects.create(block="video", video=video, chosen_by=writer)


def _make_conversation(essay, reader):
    """Comments and replies, one that waits, and reactions; a comment of somebody else."""
    first = factories.make_comment(essay, body="Well said.\nSee https://example.org/a/long/address/")
    second = factories.make_comment(
        essay, parent=first, body="Not so well: [see @assegaf2020, p. 4] and [[seoul]]."
    )
    factories.make_comment(essay, parent=second, body="Why not?", by=first.user)
    held = {"status": Comment.Status.PENDING, "hold": Comment.Hold.FIRST}
    factories.make_comment(essay, by=reader, body="My first words.", **held)
    for person, kind in ((reader, "timely"), (first.user, "useful"), (second.user, "timely")):
        actions.react(essay, by=person, kind=factories.reaction_kind(kind))
    return first


def walk(page, site):
    """Visit every page, first as a stranger, then signed in; yields its name and its HTML."""
    for name, address in site.public.items():
        yield name, page.goto(address).text()
    sign_in(page, site.reader)
    for name, address in site.signed_in.items():
        answer = page.goto(address)
        if name.startswith("refused"):
            with page.expect_navigation() as sent:
                page.locator("main button[type=submit]").click()
            answer = sent.value
        yield name, answer.text()


def open_everything(page):
    """Unfold what is folded, so that nothing escapes a check."""
    page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
