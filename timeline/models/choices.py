"""The codes of the record; the values are the words used in addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Publication(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Kind(models.TextChoices):
    AGREEMENT = "agreement", _("Agreement")
    RESOLUTION = "resolution", _("Resolution")
    REPORT = "report", pgettext_lazy("kind of entry", "Report")
    CONFERENCE = "conference", _("Conference")
    STRATEGY = "strategy", _("Strategy")
    LAW = "law", _("Law")
    INSTITUTION = "institution", _("Institution")
    SANCTION = "sanction", _("Sanction")
    ATTRIBUTION = "attribution", _("Attribution")
    INCIDENT = "incident", _("Incident")
    STATEMENT = "statement", _("Statement")
    NEGOTIATION = "negotiation", _("Negotiation")


class Status(models.TextChoices):
    PLANNED = "planned", _("Planned")
    IN_PROGRESS = "in-progress", _("In progress")
    ADOPTED = "adopted", _("Adopted")
    IN_FORCE = "in-force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")
    ENDED = "ended", _("Ended")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def over(cls):
        """What does not go on, whatever its date says."""
        return [cls.SUPERSEDED, cls.ENDED, cls.WITHDRAWN]


class Level(models.TextChoices):
    UNILATERAL = "unilateral", _("Unilateral")
    BILATERAL = "bilateral", _("Bilateral")
    MINILATERAL = "minilateral", _("Minilateral")
    REGIONAL = "regional", _("Regional")
    MULTILATERAL = "multilateral", _("Multilateral")
    MULTISTAKEHOLDER = "multistakeholder", _("Multistakeholder")


class Bindingness(models.TextChoices):
    BINDING = "binding", _("Legally binding")
    POLITICAL = "politically-binding", _("Politically binding")
    VOLUNTARY = "voluntary", _("Voluntary")


class Confidence(models.TextChoices):
    HIGH = "high", _("High: date and substance are certain")
    MEDIUM = "medium", _("Medium: the event is certain, one detail is not")
    LOW = "low", _("Low: parts of it are disputed")


class Role(models.TextChoices):
    HOST = "host", _("Host")
    CONVENER = "convener", _("Convener")
    PROPOSER = "proposer", _("Proposer")
    PARTY = "party", _("Party")
    PARTICIPANT = "participant", _("Participant")
    OBSERVER = "observer", _("Observer")
    AUTHOR = "author", pgettext_lazy("role in an entry", "Author")
    IMPLEMENTER = "implementer", _("Implementer")
    BENEFICIARY = "beneficiary", _("Beneficiary")
    INITIATOR = "initiator", _("Initiator")
    TARGET = "target", _("Target")
    ATTRIBUTING = "attributing", _("Attributing")
    SANCTIONING = "sanctioning", _("Sanctioning")
    SANCTIONED = "sanctioned", _("Sanctioned")
    RESPONDING = "responding", _("Responding")
    OPPOSING = "opposing", _("Opposing")


class Claim(models.TextChoices):
    DOCUMENTED = "documented", _("Documented")
    ALLEGED = "alleged", _("Alleged")
    CONTESTED = "contested", _("Contested")
    DENIED = "denied", _("Denied")


class Region(models.TextChoices):
    """Sub-regions of the United Nations' M49 standard, in its order."""

    NORTHERN_AFRICA = "northern-africa", _("Northern Africa")
    SUB_SAHARAN_AFRICA = "sub-saharan-africa", _("Sub-Saharan Africa")
    LATIN_AMERICA = "latin-america-and-the-caribbean", _("Latin America and the Caribbean")
    NORTHERN_AMERICA = "northern-america", _("Northern America")
    CENTRAL_ASIA = "central-asia", _("Central Asia")
    EASTERN_ASIA = "eastern-asia", _("Eastern Asia")
    SOUTH_EASTERN_ASIA = "south-eastern-asia", _("South-eastern Asia")
    SOUTHERN_ASIA = "southern-asia", _("Southern Asia")
    WESTERN_ASIA = "western-asia", _("Western Asia")
    EASTERN_EUROPE = "eastern-europe", _("Eastern Europe")
    NORTHERN_EUROPE = "northern-europe", _("Northern Europe")
    SOUTHERN_EUROPE = "southern-europe", _("Southern Europe")
    WESTERN_EUROPE = "western-europe", _("Western Europe")
    AUSTRALIA_NEW_ZEALAND = "australia-and-new-zealand", _("Australia and New Zealand")
    MELANESIA = "melanesia", _("Melanesia")
    MICRONESIA = "micronesia", _("Micronesia")
    POLYNESIA = "polynesia", _("Polynesia")


class Stance(models.TextChoices):
    ATTRIBUTES = "attributes", _("Attributes")
    DENIES = "denies", _("Denies")
    DOUBTS = "doubts", _("Doubts")


class Basis(models.TextChoices):
    POLITICAL = "political", _("Political")
    LEGAL = "legal", _("Legal")
    TECHNICAL = "technical", _("Technical")
