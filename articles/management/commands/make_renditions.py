"""Draw pictures of the library in the sizes that readers get, where that has not been done."""

from django.core.management.base import BaseCommand, CommandError

from articles.models import Image


class Command(BaseCommand):
    help = "Draw the pictures of the library in the sizes that readers get, where that has not been done."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="draw those that have them anew, too")

    def handle(self, *args, **options):
        wanted = Image.objects.all() if options["all"] else Image.objects.without_renditions()
        broken, done = [], 0
        for image in wanted.order_by("pk"):
            try:
                image.make_renditions()
                done += 1
            except OSError as error:
                broken.append(f"{image.file.name}: {error}")
        self.stdout.write(f"Pictures drawn: {done}")
        if broken:
            raise CommandError("These files are gone or broken:\n" + "\n".join(broken))
