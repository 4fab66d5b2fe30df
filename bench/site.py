"""A large site of made-up texts, written in bulk and indexed with the site's own functions."""

from datetime import UTC, datetime, time

from django.contrib.auth import get_user_model
from django.core.management import call_command

from articles.models import Article, ArticleAuthor, Author, Category, TaggedArticle
from timeline.models import Concept, Entry, TaggedEntry
from timeline.search import upkeep

BATCH = 1_000
AUTHORS, CONCEPTS, CATEGORIES = 200, 150, 8


def build(writer, essays, entries):
    """Migrate and fill the database that the settings name."""
    call_command("migrate", verbosity=0)
    concepts = Concept.objects.bulk_create(
        Concept(name=f"{writer.text('en', 2)} {place}", slug=f"concept-{place}") for place in range(CONCEPTS)
    )
    for batch in batches(essays):
        _write_essays(writer, batch, concepts)
    for batch in batches(entries):
        _write_entries(writer, batch, concepts)
    upkeep.rebuild()


def batches(total):
    return [range(start, min(start + BATCH, total)) for start in range(0, total, BATCH)]


def _write_essays(writer, places, concepts):
    user, _is_new = get_user_model().objects.get_or_create(username="writer")
    authors, categories = _authors(writer), _categories()
    made = Article.objects.bulk_create(_essay(writer, place, user, categories) for place in places)
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(article=one, author=author) for one in made for author in writer.some(authors, 2)
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=one, tag=concept) for one in made for concept in writer.some(concepts, 3)
    )


def _essay(writer, place, user, categories):
    language = ("en", "id")[place % 2]
    paragraphs = "".join(f"<p>{writer.text(language, 100)}.</p>" for _ in range(6))
    return Article(
        title=writer.text(language, 8),
        slug=f"essay-{place}",
        language=language,
        summary=writer.text(language, 20),
        body=paragraphs,
        category=categories[place % len(categories)],
        status=Article.Status.PUBLISHED,
        publish_at=datetime.combine(writer.day(), time(9), tzinfo=UTC),
        created_by=user,
    )


def _authors(writer):
    if not Author.objects.exists():
        names = [f"{writer.text('id', 2).title()} {place}" for place in range(AUTHORS)]
        Author.objects.bulk_create(Author(name=name, slug=f"author-{name.split()[-1]}") for name in names)
    return list(Author.objects.all())


def _categories():
    for place in range(CATEGORIES):
        name = f"Category {place}"
        Category.objects.get_or_create(slug=f"category-{place}", defaults={"name_en": name, "name_id": name})
    return list(Category.objects.all())


def _write_entries(writer, places, concepts):
    made = Entry.objects.bulk_create(_entry(writer, place) for place in places)
    TaggedEntry.objects.bulk_create(
        TaggedEntry(content_object=one, tag=concept) for one in made for concept in writer.some(concepts, 2)
    )


def _entry(writer, place):
    day = writer.day()
    return Entry(
        number=f"CD-{day.year}-{place:06}",
        slug=f"entry-{place}",
        title_en=writer.text("en", 8),
        title_id=writer.text("id", 8),
        summary_en=writer.text("en", 52),
        summary_id=writer.text("id", 52),
        date=day.isoformat(),
        earliest_on=day,
        latest_on=day,
        sort_key=day.isoformat(),
        kind="agreement",
        publication="published",
    )
