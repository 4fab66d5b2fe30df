"""manage.py publish_dataset: the record as it stands, frozen as a numbered version."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator

from timeline.dataset.keeping import LostFile
from timeline.dataset.publishing import NotPublished, publish
from timeline.models import DatasetVersion


class Command(BaseCommand):
    help = (
        "Write every published entry, the actors, the domains and the codebook into files that never change, "
        "with a list of what changed since the version before, and show them under /data/. Says so and "
        "writes nothing when nothing has changed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--note", default="", help="what readers should know about this version")
        parser.add_argument(
            "--site", help="the address of the site in the files, such as https://record.example"
        )
        parser.add_argument("--force", action="store_true", help="publish even if nothing has changed")

    def handle(self, *args, **options):
        site = (options["site"] or own_address()).rstrip("/")
        try:
            URLValidator(["http", "https"])(site)
            DatasetVersion._meta.get_field("note").clean(options["note"], None)
            version = publish(site=site, note=options["note"], is_forced=options["force"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except (LostFile, NotPublished) as error:
            raise CommandError(f"{error} Nothing was written.") from error
        told = ", ".join(f"{count} {kind}" for kind, count in version.changes.items())
        self.stdout.write(f"{version.name}: {version.entry_count} entries ({told})")
        self.stdout.write(f"{site}{version.permalink}")


def own_address():
    """From the settings. Raises CommandError when they name no host."""
    names = [name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*"))]
    if not names:
        raise CommandError("Give the address of the site with --site: ALLOWED_HOSTS names no single host.")
    return f"{'https' if settings.HTTPS else 'http'}://{names[0]}"
