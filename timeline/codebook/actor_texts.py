"""Definitions of the codes of actors and of what they do in an entry."""

from django.utils.translation import gettext_lazy as _

from timeline.codebook.texts import Text
from timeline.models import Actor, Membership
from timeline.models.choices import Claim, Region, Role

ACTOR_KINDS = {
    Actor.Kind.STATE: Text(
        _("A state with a code in ISO 3166, represented by its government."),
        _("A ministry or agency that acts under its own name is a state body."),
    ),
    Actor.Kind.STATE_BODY: Text(
        _("A ministry, agency, armed force or court of one state."),
        _("Linked to its state as an organ. State-owned companies are companies."),
    ),
    Actor.Kind.INTERNATIONAL: Text(
        _("An organisation of states, founded by treaty or charter, open to the states of the world."),
        _("The United Nations and its agencies. Its expert groups are coded as groups."),
    ),
    Actor.Kind.REGIONAL: Text(
        _("An organisation or standing forum of the states of one region, or built around one."),
        _("ASEAN, the European Union, the OSCE, the ASEAN Regional Forum."),
    ),
    Actor.Kind.ALLIANCE: Text(
        _("States, or states and others, that joined for a purpose, whatever their regions."),
        _("Military alliances, clubs and coalitions: NATO, the G7, the Freedom Online Coalition."),
    ),
    Actor.Kind.EXPERT_GROUP: Text(
        _("A group with a mandate for a time, set up to study or negotiate."),
        _("Groups of governmental experts, open-ended working groups, independent commissions."),
    ),
    Actor.Kind.COMPANY: Text(
        _("An enterprise that works for profit, whoever owns it."),
        _("Associations of companies are civil society unless they set technical standards."),
    ),
    Actor.Kind.TECHNICAL: Text(
        _("A body or network that runs, secures or sets standards for the internet."),
        _("ICANN, response teams that are no state body, networks of such teams."),
    ),
    Actor.Kind.CIVIL_SOCIETY: Text(
        _("An organisation that is neither state nor enterprise and works for a cause."),
        _("Foundations and human rights groups. Universities and institutes are academia."),
    ),
    Actor.Kind.ACADEMIA: Text(
        _("A university, a research institute or a think tank."),
        _("One that belongs to a ministry is still academia if it publishes in its own name."),
    ),
    Actor.Kind.MEDIA: Text(
        _("A newspaper, broadcaster or agency that acts in an event."),
        _("Not for media that only report on it: those are publishers of sources."),
    ),
    Actor.Kind.NON_STATE_GROUP: Text(
        _("An organised group outside the state that acts in cyberspace, usually against the law."),
        _("Criminal and activist groups, and intruders known by a name. A link to a state is a claim."),
    ),
    Actor.Kind.PERSON: Text(
        _("A single human being who acts in their own name."),
        _("Whoever speaks for an office is coded as that office."),
    ),
    Actor.Kind.UNKNOWN: Text(
        _("Somebody acted, and it is not known who."),
        _("Where somebody is accused, the accusation stands in the claims."),
    ),
}

ROLES = {
    Role.HOST: Text(
        _("It held the event on its territory or premises."),
        _("Whoever only called the meeting is a convener."),
    ),
    Role.CONVENER: Text(
        _("It called or chaired the meeting, process or group."),
        _("An actor may be convener and host: then it has both roles."),
    ),
    Role.PROPOSER: Text(
        _("It put the text or idea forward."),
        _("Main sponsors of a draft. Those who only joined in are participants."),
    ),
    Role.PARTY: Text(
        _("It is bound by the text, or adopted it as one of those who decide."),
        _("Signatories too. Members of a body that decides in its own name are not listed."),
    ),
    Role.PARTICIPANT: Text(
        _("It took part with a voice."),
        _("For meetings, groups and joint declarations without a vote on who is bound."),
    ),
    Role.OBSERVER: Text(
        _("It was present without a part in the decision."),
        _("Guests and those with observer status."),
    ),
    Role.AUTHOR: Text(
        _("It wrote or issued the text in its own name."),
        _("Reports, strategies, laws, statements, and resolutions of a body."),
    ),
    Role.IMPLEMENTER: Text(
        _("It carries the decision or programme out."),
        _("Named in the text, or shown by what it did."),
    ),
    Role.BENEFICIARY: Text(
        _("The measure was made for it."),
        _("Receivers of training, aid or protection."),
    ),
    Role.INITIATOR: Text(
        _("It carried out the operation, or had it carried out."),
        _(
            "Incidents only. The role is documented only if the actor admits it or a court has found so; "
            "else it is a claim."
        ),
    ),
    Role.TARGET: Text(
        _("The operation was aimed at it or harmed it."),
        _("Also where it was not the only one. Those who only feared it are left out."),
    ),
    Role.ATTRIBUTING: Text(
        _("It named somebody as responsible."),
        _("In its own name or by joining a statement of others."),
    ),
    Role.SANCTIONING: Text(
        _("It imposed the penalty or made it possible."),
        _("The organisation, if its members decided together."),
    ),
    Role.SANCTIONED: Text(
        _("The penalty was imposed on it, or on persons and bodies of it."),
        _("The state only if the listing names it."),
    ),
    Role.RESPONDING: Text(
        _("It reacted in public to what another did, other than by blame or penalty."),
        _("Denials, recalled ambassadors, offers of help."),
    ),
    Role.OPPOSING: Text(
        _("It voted or spoke against the text or measure."),
        _("An abstention is not opposition."),
    ),
}

CLAIMS = {
    Claim.DOCUMENTED: Text(
        _("A source that is official, or the actor itself, shows that it had this role."),
        _("Nobody of weight disputes it."),
    ),
    Claim.ALLEGED: Text(
        _("Somebody says so, and it is neither shown nor admitted."),
        _("Who says so stands in the claims of the entry."),
    ),
    Claim.CONTESTED: Text(
        _("Some say so, others with standing say otherwise."),
        _("For sources that contradict each other. If only the actor itself objects, it is denied."),
    ),
    Claim.DENIED: Text(
        _("Somebody says so, and the actor itself rejects it."),
        _("A silence is not a denial."),
    ),
}

MEMBERSHIPS = {
    Membership.Relation.MEMBER: Text(
        _("It belongs to the body by its own decision and may leave it."),
        _("From accession to withdrawal, with dates where they are known."),
    ),
    Membership.Relation.ORGAN: Text(
        _("It is a part of the other and acts for it."),
        _("Ministries of a state, councils and secretariats of an organisation."),
    ),
}

_REGION = Text(
    _("States that the United Nations put into this sub-region in their standard M49."),
    _("An organisation has a region only if all of its members lie in it."),
)
REGIONS = dict.fromkeys(Region, _REGION)
