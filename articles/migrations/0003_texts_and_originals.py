"""When texts last changed and what translates what, for essays written before the site noted it."""

from django.db import migrations


def note_texts_and_originals(apps, schema_editor):
    Article = apps.get_model("articles", "Article")
    for article in Article.objects.exclude(publish_at=None):
        article.text_changed_at = article.revised_at or article.publish_at
        article.save(update_fields=["text_changed_at"])
    for article in Article.objects.all():
        newest = article.revisions.order_by("-created_at", "-pk").first()
        original = Article.objects.filter(pk=newest.data.get("translation_of")).first() if newest else None
        if original and original.pk != article.pk:
            article.original, article.original_seen_at = original, article.text_changed_at
            article.save(update_fields=["original", "original_seen_at"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_reading_site")]
    operations = [migrations.RunPython(note_texts_and_originals, migrations.RunPython.noop)]
