"""manage.py run_imports: go on checking the files that were uploaded in the admin."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from timeline.imports import staging
from timeline.models import Import

KEPT = timedelta(days=30)


class Command(BaseCommand):
    help = (
        "Check the rows of uploaded files, so that nobody has to keep the page of a big import open. What "
        "nobody imported within 30 days is thrown away. Writing is left to the person who sees the preview."
    )

    def handle(self, *args, **options):
        for one in Import.objects.filter(state=Import.State.CHECKING).order_by("created_at", "pk"):
            while staging.step(one):
                pass
            self.stdout.write(f"{one.file_name}: {one.get_state_display()}")
        stale = Import.objects.exclude(state=Import.State.DONE).filter(created_at__lt=timezone.now() - KEPT)
        self.stdout.write(f"thrown away: {stale.count()}")
        stale.delete()
