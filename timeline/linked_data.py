"""The record as linked data (JSON-LD, schema.org): in the head of a page and, by the Accept header, alone.

Only what the record states is told. Who is behind an event is a claim of somebody, so no attribution and no
role but that of a documented organiser is in here. Addresses are made absolute by `absolute`.
"""

import json
import re

from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from timeline import dates
from timeline.languages import CODES
from timeline.models import Actor
from timeline.models.choices import Claim, Role
from timeline.negotiation import LINKED_DATA, prefers_linked_data
from timeline.permalinks import permalink
from timeline.publisher import SITE

CONTEXT = "https://schema.org"
ORGANISING = {Role.HOST, Role.CONVENER, Role.PROPOSER}
TYPES = {
    Actor.Kind.STATE: "Country",
    Actor.Kind.STATE_BODY: "GovernmentOrganization",
    Actor.Kind.PERSON: "Person",
    Actor.Kind.UNKNOWN: "Thing",
}
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)\Z", re.IGNORECASE)


def is_wanted(request):
    """Whether the page is asked for as linked data; the view then varies on Accept."""
    return prefers_linked_data(request.headers.get("Accept", ""))


def answer(data):
    """The linked data alone; programs on other sites may read it."""
    response = HttpResponse(json.dumps(data, ensure_ascii=False), content_type=LINKED_DATA)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def script(data):
    """A <script> with linked data; nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="{LINKED_DATA}">{text}</script>')  # noqa: S308


def event(entry, absolute):
    """An entry, from `for_page`. Dates have the parts that are known; ~ and ? have no place there."""
    moment = entry.moment
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": absolute(entry.permalink),
            "url": absolute(entry.get_absolute_url()),
            "identifier": entry.number,
            "name": entry.title,
            "description": entry.summary,
            "startDate": edtf_point(moment.start),
            "endDate": edtf_point(moment.end) if moment.end else None,
            "location": {"@type": "Place", "name": entry.place} if entry.place else None,
            "organizer": _organisers(entry, absolute),
            "about": [term(domain, domain.name, absolute) for domain in entry.domains.all()],
            "subjectOf": [document(evidence.source) for evidence in entry.evidence.all()],
        }
    )


def mention(entry, absolute):
    """An entry that another text is about, in short."""
    return {
        "@type": "Event",
        "@id": absolute(entry.permalink),
        "name": entry.title,
        "startDate": edtf_point(entry.moment.start),
    }


def actor(row, absolute):
    """An actor, with its aliases."""
    names = dict.fromkeys([row.name_en, row.name_id, *(alias.name for alias in row.aliases.all())])
    code = {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-2", "value": row.iso3166}
    return _known(
        {
            "@context": CONTEXT,
            "@type": TYPES.get(row.kind, "Organization"),
            "@id": absolute(permalink(row)),
            "url": absolute(row.get_absolute_url()),
            "name": row.name,
            "alternateName": [name for name in names if name != row.name],
            "identifier": code if row.iso3166 else None,
            "sameAs": row.same_as,
        }
    )


def domain(row, absolute):
    """A security domain as a term of our vocabulary."""
    names = [name for name in dict.fromkeys((row.name_en, row.name_id)) if name != row.name]
    found = {**term(row, row.name, absolute), "alternateName": names, "description": row.description}
    return _defined(row, found, "timeline:domains", absolute)


def concept(row, absolute):
    """A concept, with its synonyms, as a term of our vocabulary."""
    found = term(row, row.label, absolute)
    found |= {"alternateName": row.other_words, "description": row.definition}
    return _defined(row, found, "articles:concepts", absolute)


def dataset(absolute, query, count):
    """The record, or the part of it that a view shows, whose normal query is given."""
    index = reverse("timeline:index")
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": absolute(index + query),
            "url": absolute(index + query),
            "name": _("Timeline of cyber diplomacy"),
            "description": _(
                "What states, organisations and expert groups did in cyberspace: dated, sourced entries, "
                "filed by actor, kind and security domain."
            ),
            "inLanguage": list(CODES),
            "isAccessibleForFree": True,
            "isPartOf": absolute(index) if query else None,
            "size": {"@type": "QuantitativeValue", "value": count},
            "creator": {"@type": "Organization", "name": SITE, "url": absolute(reverse("home"))},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": "application/json",
                    "contentUrl": absolute(reverse("api:entries") + query),
                }
            ],
        }
    )


def document(source):
    """A document that an entry rests on, by its symbol or DOI where it has one."""
    doi = _DOI.match(source.identifier)
    published = dates.parse(source.date).machine_text if source.date else None
    return _known(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "identifier": doi[1] if doi else source.identifier,
            "sameAs": f"https://doi.org/{doi[1]}" if doi else None,
            "url": source.url,
            "archivedAt": source.archive_url,
            "datePublished": published,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        }
    )


def edtf_point(point):
    """ISO 8601 with the parts that are known: 2009, 2018-07 or 2013-12-03."""
    parts = [f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part)]
    return "-".join(parts)


def _organisers(entry, absolute):
    documented = [part for part in entry.parts.all() if part.claim == Claim.DOCUMENTED]
    actors = dict.fromkeys(part.actor for part in documented if part.role in ORGANISING)
    return [_organisation(actor, absolute) for actor in actors]


def _organisation(row, absolute):
    named = {"@type": "Organization", "@id": absolute(permalink(row)), "name": row.name}
    return _known({**named, "sameAs": row.same_as})


def term(row, name, absolute):
    """A domain or concept as a term, in short."""
    return {"@type": "DefinedTerm", "@id": absolute(permalink(row)), "name": name}


def _defined(row, found, vocabulary, absolute):
    own = {
        "url": absolute(row.get_absolute_url()),
        "termCode": row.slug,
        "inDefinedTermSet": absolute(reverse(vocabulary)),
    }
    return _known({"@context": CONTEXT, **found, **own})


def _known(data):
    """Without what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
