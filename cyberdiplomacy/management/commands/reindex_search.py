"""manage.py reindex_search: the index of the search, made anew from everything that is published."""

from django.core.management.base import BaseCommand

from cyberdiplomacy.progress import Progress
from timeline.search import upkeep


class Command(BaseCommand):
    help = (
        "Index every essay, entry, actor and concept anew. The search goes on meanwhile; a second run "
        "changes nothing. Needed only after rows were changed past the admin."
    )

    def handle(self, *args, **options):
        progress = Progress(self.stdout)
        upkeep.rebuild(told=progress)
        progress.finish()
