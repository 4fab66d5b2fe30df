"""What of the essays is findable: what readers see now, or will see at its time."""

from dataclasses import replace

from django.utils import timezone

from articles.glossary import findable_concepts
from articles.models import Article
from articles.plain import plain_text
from timeline.models import SearchDocument
from timeline.search import upkeep
from timeline.search.document import Document
from timeline.searching import concept_document, concept_tags, concept_words, concepts_of


def essays():
    return Article.objects.live().for_list().defer(None).prefetch_related("taggings__tag__synonyms")


def essay_document(article):
    concepts = concepts_of(article.taggings.all())
    shown_on = timezone.localtime(article.publish_at).date()
    return Document(
        kind=SearchDocument.Kind.ARTICLE,
        object_id=article.pk,
        title=[(article.title, article.language)],
        keywords=[
            *((author.name, article.language) for author in article.byline),
            *concept_words(concepts),
        ],
        body=[(article.summary, article.language), (plain_text(article.body), article.language)],
        tags=[
            "type:article",
            f"language:{article.language}",
            f"category:{article.category.slug}",
            f"year:{shown_on.year}",
            *(f"author:{author.slug}" for author in article.byline),
            *concept_tags(concepts),
        ],
        day=shown_on,
        shown_at=article.publish_at,
        shown_until=article.unpublish_at,
    )


def concepts():
    return findable_concepts().prefetch_related("synonyms")


def shown_concept_document(concept):
    """A concept that only essays carry is found while readers may read one of them."""
    document = concept_document(concept)
    if concept.is_known:
        return document
    return replace(document, shown_at=concept.first_at, shown_until=concept.last_at)


upkeep.put(SearchDocument.Kind.CONCEPT, concepts, shown_concept_document)
upkeep.put(SearchDocument.Kind.ARTICLE, essays, essay_document)
