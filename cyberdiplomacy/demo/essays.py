"""Demo essays: files with TOML front matter and HTML, published the way a person would."""

import tomllib
from datetime import timedelta

from django.utils import timezone

from articles import actions, sanitising
from articles.models import Article, Author, Category
from cyberdiplomacy import content
from cyberdiplomacy.demo.pictures import bodies, picture_for

BODIES_MARK = 'data-image="groups-and-reports"'


def read_file(path):
    """Front matter and body of one essay file. Raises ValueError naming the file."""
    try:
        _empty, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
        return {**tomllib.loads(front), "body": body.strip()}
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def read_all():
    """All essays, originals before their translations."""
    essays = [read_file(path) for path in sorted(content.ESSAYS.glob("*.html"))]
    return sorted(essays, key=lambda essay: bool(essay["translation_of"]))


def seed_essay(essay, editor):
    """Make one essay unless its slug is taken; whether it was made."""
    if Article.objects.filter(slug=essay["slug"]).exists():
        return False
    authors = {author.slug: author for author in Author.objects.filter(slug__in=essay["authors"])}
    first = authors[essay["authors"][0]]
    article = Article.objects.create(
        title=essay["title"],
        slug=essay["slug"],
        language=essay["language"],
        created_by=first.user or editor,
    )
    data = _data(essay, [authors[slug].pk for slug in essay["authors"]], editor)
    if essay.get("status") == "draft":
        actions.save_revision(article, data, by=article.created_by)
    else:
        actions.publish(article, data, by=editor)
    return True


def _with_figures(essay):
    """The text with the number of our drawing where it stands."""
    if BODIES_MARK not in essay["body"]:
        return essay["body"]
    return essay["body"].replace(BODIES_MARK, f'data-image="{bodies(essay["language"]).pk}"')


def _data(essay, byline, editor):
    is_draft = essay.get("status") == "draft"
    shown_at = timezone.now() - timedelta(days=essay["published_days_ago"])
    original = Article.objects.filter(slug=essay["translation_of"]).first()
    return {
        "title": essay["title"],
        "slug": essay["slug"],
        "language": essay["language"],
        "summary": essay["summary"],
        "body": sanitising.clean_html(_with_figures(essay)),
        "category": Category.objects.get(slug=essay["category"]).pk,
        "concepts": essay["concepts"],
        "byline": byline,
        "lead_image": None if is_draft else picture_for(original or None, essay).pk,
        "translation_of": original.pk if original else None,
        "are_comments_open": True,
        "publish_at": None if is_draft else shown_at.isoformat(),
        "unpublish_at": None,
    }
