"""Definitions of the codes of an entry itself."""

from django.utils.translation import gettext_lazy as _

from timeline.codebook.texts import Text
from timeline.models.choices import Bindingness, Confidence, Kind, Level, Publication, Status

KINDS = {
    Kind.AGREEMENT: Text(
        _("A text by which several actors take on commitments towards one another, legally binding or not."),
        _(
            "Signature, adoption by consensus, opening for signature and entry into force of treaties, "
            "memoranda and sets of measures. A body that acts in its own name passes a resolution."
        ),
    ),
    Kind.RESOLUTION: Text(
        _("A decision that a standing body takes in its own name and under its own rules of procedure."),
        _(
            "Resolutions and mandates of the United Nations and of other organisations. A text that states "
            "accept one by one is an agreement."
        ),
    ),
    Kind.REPORT: Text(
        _("A document of findings or recommendations that a group, a body or scholars have finished."),
        _(
            "Reports of expert groups, studies and manuals, and the failure to agree on one. What an actor "
            "plans to do itself is a strategy."
        ),
    ),
    Kind.CONFERENCE: Text(
        _("A meeting with a beginning and an end that is recorded for having been held."),
        _("Summits, workshops and forums. If the text adopted there is what matters, the text is coded."),
    ),
    Kind.STRATEGY: Text(
        _("A text in which an actor, or a group of actors, sets its own aims and the means to reach them."),
        _(
            "Strategies, doctrines, work plans, guidelines and agendas. What courts and authorities apply to "
            "persons is a law."
        ),
    ),
    Kind.LAW: Text(
        _("An act that binds persons within one jurisdiction, or its amendment, replacement or lapse."),
        _(
            "Statutes, decrees, and the regulations and directives of the European Union. Acts between "
            "states are agreements."
        ),
    ),
    Kind.INSTITUTION: Text(
        _("The founding, reform or end of a body, office, network or permanent mechanism."),
        _(
            "Agencies, response teams, centres, working groups that last. The act that founds it is not "
            "coded a second time."
        ),
    ),
    Kind.SANCTION: Text(
        _(
            "A penalty that an actor imposes on another for conduct in cyberspace, or the act that creates "
            "the power to impose it."
        ),
        _(
            "Listings, frozen assets, travel bans and their legal bases. Blame without a penalty is an "
            "attribution."
        ),
    ),
    Kind.ATTRIBUTION: Text(
        _("A public act by which an actor names who is responsible for an incident."),
        _(
            "Statements, indictments and breaches of relations that name somebody. The incident has its own "
            "entry, and the claim remains a claim."
        ),
    ),
    Kind.INCIDENT: Text(
        _("An operation, intrusion, disclosure or failure that harmed information systems or data."),
        _(
            "Only incidents with consequences between states or for a negotiation. Who is said to be behind "
            "it stands in the claims of the entry."
        ),
    ),
    Kind.STATEMENT: Text(
        _("A position that one or several actors declare in public without taking on a commitment."),
        _(
            "Declarations of leaders, speeches, national views on international law. A declaration that "
            "names the author of an incident is an attribution."
        ),
    ),
    Kind.NEGOTIATION: Text(
        _("A step in talks whose outcome is open: a proposal, a round, a regular dialogue or a failure."),
        _(
            "Drafts that were put forward, and consultations between governments. A text that was adopted is "
            "coded as that text."
        ),
    ),
}

STATUSES = {
    Status.PLANNED: Text(
        _("It has been announced with a date and has not begun."),
        _("Only what its organiser has announced; expectations of others do not count."),
    ),
    Status.IN_PROGRESS: Text(
        _("It has begun and its end or result is open."),
        _("Negotiations, mandates and processes that still run. What applies without an end is in force."),
    ),
    Status.ADOPTED: Text(
        _("The text is agreed, signed or published and needs nothing more, or does not apply yet."),
        _("Also treaties between signature and entry into force. Once it applies as law, it is in force."),
    ),
    Status.IN_FORCE: Text(
        _("It applies now: a treaty or law in force, a mechanism or body at work."),
        _("As long as it has been neither replaced nor ended, whether or not it is complied with."),
    ),
    Status.SUPERSEDED: Text(
        _("A later act has taken its place."),
        _("The later act is linked as a relation where it has an entry."),
    ),
    Status.ENDED: Text(
        _("It is over: held, completed, expired or dissolved, with nothing in its place."),
        _("Meetings that were held and mandates that ran out. A text that was replaced is superseded."),
    ),
    Status.WITHDRAWN: Text(
        _("Its author took it back before it took effect, or left it."),
        _("Bills and drafts that lapsed too. It says nothing about the entry: see the states of an entry."),
    ),
}

LEVELS = {
    Level.UNILATERAL: Text(
        _("One state or one organisation acts alone."),
        _("Its own laws, strategies, statements and sanctions, whomever they are aimed at."),
    ),
    Level.BILATERAL: Text(
        _("Two actors act together or towards each other."),
        _("An organisation counts as one actor: ASEAN and Japan are bilateral."),
    ),
    Level.MINILATERAL: Text(
        _("A few actors act together in a group that they have chosen themselves."),
        _("Three or more, by invitation, not of one region: the G7, the Freedom Online Coalition."),
    ),
    Level.REGIONAL: Text(
        _(
            "The members of an organisation or forum that belongs to a region, or is built around one, act "
            "together."
        ),
        _("ASEAN and its Regional Forum, the African Union, the European Union among its members, the OSCE."),
    ),
    Level.MULTILATERAL: Text(
        _("States act in a body or treaty that is open to the states of the world."),
        _("The United Nations and its groups. If others than states decide too, it is multistakeholder."),
    ),
    Level.MULTISTAKEHOLDER: Text(
        _("States, companies, civil society or technical communities take part on a footing of their own."),
        _("The Internet Governance Forum, ICANN, the Paris Call. Being heard as a guest is not enough."),
    ),
}

BINDINGNESSES = {
    Bindingness.BINDING: Text(
        _("It creates obligations under international or national law."),
        _("Treaties from their signature on, laws, sanctions, binding decisions of the Security Council."),
    ),
    Bindingness.POLITICAL: Text(
        _("The actors have committed themselves to it, but not by law."),
        _("Confidence-building measures of the OSCE, agreed norms, declarations with stated commitments."),
    ),
    Bindingness.VOLUNTARY: Text(
        _("It recommends, offers or informs, and leaves everybody free."),
        _(
            "Guidelines, reports, tools, dialogues. Left empty where the question is pointless, as for "
            "incidents."
        ),
    ),
}

CONFIDENCES = {
    Confidence.HIGH: Text(
        _("Date and substance are certain."),
        _("An official document, or independent sources that agree, were compared with the entry."),
    ),
    Confidence.MEDIUM: Text(
        _("The event is certain; one detail, such as the day, is not."),
        _("The detail that is not certain is left out or marked in the date."),
    ),
    Confidence.LOW: Text(
        _("Parts of what is said to have happened are disputed or rest on one account."),
        _("Kept where the dispute itself matters; the summary says what is disputed."),
    ),
}

PUBLICATIONS = {
    Publication.DRAFT: Text(
        _("Editors work on the entry; readers do not see it."),
        _("Drafts are in no list, no count and no version of the data."),
    ),
    Publication.PUBLISHED: Text(
        _("Readers see the entry, and it is in the data."),
        _("It has at least one source. A change needs a reason, which stands in its history."),
    ),
    Publication.WITHDRAWN: Text(
        _("The entry was public and has been taken back as wrong or as doubled."),
        _("Its number is never used again, and its address says that it was withdrawn."),
    ),
}

LENS = {
    "true": Text(
        _(
            "The event is about non-traditional security: threats that are not military, such as crime, "
            "disinformation or failures of services on which people depend."
        ),
        _("A lens, not a domain: an entry of any domain may be seen through it."),
    ),
    "false": Text(
        _("The event is not seen through the lens of non-traditional security."),
        _("Also where nobody has looked at it in this way yet."),
    ),
}

DATES = {
    "year": Text(
        _("Only the year is known: 2009."),
        _("It is shown as the year, and stands before what is known more precisely within it."),
    ),
    "month": Text(
        _("Year and month are known: 2018-07."),
        _("The day is left out, never guessed."),
    ),
    "day": Text(
        _("The day is known: 2013-12-03."),
        _("The day on which it happened where it happened."),
    ),
    "range": Text(
        _("It went on from one date to another, each as precise as it is known: 2013-12-05/2013-12-06."),
        _("It is found under every year that it touches."),
    ),
    "open": Text(
        _("It has begun and not ended: 2021/.."),
        _("It counts until today. Only for processes and bodies, not for texts that are in force."),
    ),
    "approximate": Text(
        _("The date is about right: 2010~."),
        _("For a source that says “about”, in addition to the form of the date."),
    ),
    "uncertain": Text(
        _("The date may be wrong: 2010?. Both at once is written 2010%."),
        _("For sources that disagree or are weak, in addition to the form of the date."),
    ),
}
