"""manage.py render_citations: the citations of every essay anew, as after a change of the site's style."""

from django.core.management.base import BaseCommand

from articles import cited_texts


class Command(BaseCommand):
    help = "Make the citations of all published essays anew."

    def handle(self, *args, **options):
        self.stdout.write(f"Citations of {cited_texts.keep_all()} essays made anew.")
