"""manage.py seed_demo: people, essays, comments and reactions to try the site on."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cyberdiplomacy.demo import conversation, essays, paths, people
from cyberdiplomacy.progress import Progress
from timeline.models import DatasetVersion

NOTE = "Nobody outside this machine should be able to reach a site with demo logins."


class Command(BaseCommand):
    help = "Fill the site with demo content. A second run changes nothing. Refused in production."

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError(f"Demo logins do not belong on a production site. {NOTE}")
        call_command("load_facts", stdout=self.stdout)
        logins = Path(settings.DATA_DIR) / "demo-logins.txt"
        progress = Progress(self.stdout)
        with transaction.atomic():
            self._seed(logins, progress)
        progress.finish()
        call_command("reindex_search", stdout=self.stdout)
        if not DatasetVersion.objects.exists():
            call_command("publish_dataset", note="The record as it comes with the site.", stdout=self.stdout)
        self.stdout.write("Demo logins (user name and password):")
        self.stdout.write(logins.read_text(encoding="utf-8").strip())
        self.stdout.write(NOTE)

    def _seed(self, logins, progress):
        people.make_people(logins)
        editor, moderator = (get_user_model().objects.get(username=name) for name in ("editor", "moderator"))
        for essay in essays.read_all():
            essays.seed_essay(essay, editor)
            progress("essays")
        for path in paths.read_all():
            paths.seed_path(path, editor)
            progress("reading paths")
        made = conversation.seed_comments(moderator) + conversation.seed_reactions(moderator)
        conversation.seed_front_page(editor)
        progress.finish()
        self.stdout.write(f"new comments and reactions: {made}")
