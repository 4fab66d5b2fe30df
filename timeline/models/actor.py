"""Who takes part: states, organisations, expert groups, companies."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from timeline import identifiers
from timeline.languages import InLanguage
from timeline.models.choices import Region
from timeline.models.fields import (
    EDTFField,
    lower_case_slug,
    validate_country,
    validate_ror,
    validate_wikidata,
)


def is_slug(text):
    return text.isascii() and text.replace("-", "").isalnum()


class ActorQuerySet(models.QuerySet):
    def known_as(self, slugs):
        """The actors' own slugs by the aliases and ISO 3166 codes they were asked for."""
        slugs = [slug for slug in map(str.lower, slugs[:100]) if is_slug(slug)]
        codes = [slug.upper() for slug in slugs if len(slug) == 2]
        found = self.filter(Q(aliases__slug__in=slugs) | Q(iso3166__in=codes))
        names = found.values_list("slug", "iso3166", "aliases__slug")
        return {name.lower(): slug for slug, *others in names for name in others if name}

    def for_page(self):
        return self.prefetch_related("aliases", "memberships__body", "membership_of__actor")


class Actor(models.Model):
    class Kind(models.TextChoices):
        STATE = "state", _("State")
        STATE_BODY = "state-body", _("State body")
        INTERNATIONAL = "international-organisation", _("International organisation")
        REGIONAL = "regional-organisation", _("Regional organisation")
        ALLIANCE = "alliance", _("Alliance or coalition")
        EXPERT_GROUP = "expert-group", _("Expert or working group")
        COMPANY = "company", _("Company")
        TECHNICAL = "technical-community", _("Technical community")
        CIVIL_SOCIETY = "civil-society", _("Civil society")
        ACADEMIA = "academia", _("Academia")
        MEDIA = "media", _("Media")
        NON_STATE_GROUP = "non-state-group", _("Non-state group")
        PERSON = "person", _("Person")
        UNKNOWN = "unknown", _("Unknown")

    slug = models.SlugField(_("address"), max_length=80, unique=True, validators=[lower_case_slug])
    name_en = models.CharField(_("name in English"), max_length=160)
    name_id = models.CharField(_("name in Indonesian"), max_length=160)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    iso3166 = models.CharField(
        _("ISO 3166 code"),
        max_length=2,
        blank=True,
        validators=[validate_country],
        help_text=_("Two letters, for states only."),
    )
    region = models.CharField(
        _("region"),
        max_length=40,
        choices=Region,
        blank=True,
        help_text=_("Of a state, or of an organisation whose members all lie in one region (UN M49)."),
    )
    wikidata = models.CharField(
        _("Wikidata item"),
        max_length=12,
        blank=True,
        validators=[validate_wikidata],
    )
    ror = models.CharField(
        _("ROR identifier"),
        max_length=9,
        blank=True,
        validators=[validate_ror],
        help_text=_("The nine characters behind ror.org/, for research organisations."),
    )

    name = InLanguage()
    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["name_en", "pk"]
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            models.UniqueConstraint(
                fields=["iso3166"],
                condition=~Q(iso3166=""),
                name="actor_iso3166_once",
                violation_error_message=_("Another state has this ISO 3166 code."),
            ),
            models.CheckConstraint(
                condition=Q(iso3166="") | Q(kind="state"),
                name="actor_iso3166_for_states",
                violation_error_message=_("Only a state has an ISO 3166 code."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("timeline:actor", args=[self.slug])

    @property
    def members(self):
        return [one.actor for one in self.membership_of.all() if one.relation == Membership.Relation.MEMBER]

    @property
    def organs(self):
        return [one.actor for one in self.membership_of.all() if one.relation == Membership.Relation.ORGAN]

    def clean(self):
        if alias := ActorAlias.objects.filter(slug=self.slug).exclude(actor_id=self.pk).first():
            raise ValidationError({"slug": _("This is another name of “%s”.") % alias.actor})

    @property
    def same_as(self):
        """Its addresses in Wikidata and ROR."""
        return identifiers.same_as(self.wikidata, self.ror)


class ActorAlias(models.Model):
    """Another name an actor is looked up by."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("other name"), max_length=160)
    slug = models.SlugField(
        _("as written in an address"),
        max_length=80,
        unique=True,
        validators=[lower_case_slug],
        help_text=_("Lower case with hyphens, for example uni-eropa."),
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")

    def __str__(self):
        return self.name

    def clean(self):
        if Actor.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("This is an actor's own address.")})


class Membership(models.Model):
    """One actor belongs to another, for a stated time where that is known."""

    class Relation(models.TextChoices):
        MEMBER = "member", _("Member of")
        ORGAN = "organ", _("Organ of")

    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), on_delete=models.CASCADE, related_name="memberships"
    )
    body = models.ForeignKey(
        Actor, verbose_name=_("belongs to"), on_delete=models.CASCADE, related_name="membership_of"
    )
    relation = models.CharField(_("relation"), max_length=10, choices=Relation)
    period = EDTFField(_("period"), blank=True, help_text=_("For example 1967-08-08/.. ; empty if unknown."))

    class Meta:
        ordering = ["body__name_en", "actor__name_en", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["actor", "body", "relation", "period"], name="membership_once"),
            models.CheckConstraint(
                condition=~Q(actor=models.F("body")),
                name="membership_not_of_itself",
                violation_error_message=_("An actor cannot belong to itself."),
            ),
        ]

    def __str__(self):
        return f"{self.actor} / {self.get_relation_display()} / {self.body}"
