"""One run of the loader: what becomes of a row, and what the files have brought so far."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError


class Run:
    """Rows that the database has and that differ are left alone unless `is_updating`."""

    def __init__(self, *, is_updating):
        self.is_updating = is_updating
        self.entries = set()  # primary keys of the entries of the files
        self.concept_slugs = set()  # of the concepts of the files, before loading
        self.publishers = {}  # the kind of document that each publisher's documents are
        self._known = {}

    def bring(self, model, lookup, values, at_first=None):
        """Find or make the row, with the values `at_first` too if it is new; it and what became of it."""
        row = model.objects.filter(**lookup).first()
        if row is None:
            row = model(**lookup, **values, **(at_first or {}))
            row.full_clean()
            row.save()
            return row, "added"
        return row, self.change(row, values)

    def change(self, row, values):
        """Give a row of the database the values of the file, if that is wanted; what became of it."""
        if all(getattr(row, name) == value for name, value in values.items()):
            return "same"
        if not self.is_updating:
            return "kept"
        assign(row, values)
        return "changed"

    def complete(self, row, values):
        """Like `change`, but a row in which all of this is still empty is filled in any case."""
        if any(getattr(row, name) for name in values) or not any(values.values()):
            return self.change(row, values)
        assign(row, values)
        return "added"

    def known(self, model, slug):
        """The row of this slug. Raises ValidationError."""
        if (model, slug) not in self._known:
            try:
                self._known[model, slug] = model.objects.get(slug=slug)
            except ObjectDoesNotExist as error:
                raise ValidationError(f"there is no {model._meta.model_name} “{slug}”") from error
        return self._known[model, slug]


def assign(row, values):
    """Write the values into the row, through its validation."""
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
