"""Outside identifiers of actors and documents: which scheme one belongs to, its one form, its address.

Document symbols follow the United Nations Editorial Manual (ST/LIB/SER.B/5/Rev.5) and the OSCE's list of
document series; DOIs the DOI Handbook 2.2; ROR identifiers ror.readme.io (ISO/IEC 7064, MOD 97-10).
"""

import re
from urllib.parse import quote

# ISO 3166-1 alpha-2, the officially assigned codes.
_ASSIGNED = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV "
    "BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES "
    "ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE "
    "IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY "
    "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU "
    "NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM "
    "SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE "
    "VG VI VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_ASSIGNED.split())

# Crockford's base 32, in which ROR writes numbers.
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}\Z")
_QID = re.compile(r"Q[1-9][0-9]*\Z")

_DOI_PREFIX = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s]+\Z")
_DOI_LIKE = re.compile(r"10\.[0-9]+/")

_UN_SERIES = "A|S|E|ST|CCPR|CEDAW|CAT|CERD|CRC|CMW|CRPD|CED|HRI|CD|DP|TD|UNEP|NPT|BWC|CCW|ECE|ESCAP"
_UN_LIKE = re.compile(rf"(?:{_UN_SERIES})\s*/", re.IGNORECASE)
# One part of a symbol, such as RES, C.1, 2019, L.41, ES-10, Rev.1, 103 B, 2625 (XXV) or 2341 (2017).
_UN_PART = r"[A-Z0-9]+(?:[.-][A-Z0-9]+)*(?: ?\[[A-Z-]+\]| [A-Z])?(?: ?\((?:[IVXLC-]+|[0-9]{4})\))?"
_UN = re.compile(rf"(?:{_UN_SERIES})(?:/{_UN_PART})+\Z", re.IGNORECASE)

_OSCE_BODIES = "PC|MC|FSC|CIO|SEC|EF|EEF|HDIM|RC|ODIHR"
_OSCE_LIKE = re.compile(rf"(?:{_OSCE_BODIES})\.[A-Z]+\s*/", re.IGNORECASE)
_AMENDED = r"(?:/(?:Add|Corr|Rev)\.[0-9]+)*"
_OSCE = re.compile(rf"(?:{_OSCE_BODIES})\.[A-Z]+/[0-9]+(?:/[0-9]{{2}})?{_AMENDED}\Z")

_SESSION = r"(?:ES-|S-)?[0-9]{1,2}"
# Series whose symbols have a fixed form: what begins so must go on so.
_STRICT = (
    ("A/RES/", rf"(?:{_SESSION}/[0-9]{{1,3}}(?: ?[A-Z])?|[0-9]{{1,4}}(?: [A-Z])? \([IVXLC-]+\)){_AMENDED}\Z"),
    ("S/RES/", rf"[0-9]{{1,4}}(?: ?\([0-9]{{4}}\))?{_AMENDED}\Z"),
    ("A/HRC/RES/", rf"{_SESSION}/[0-9]{{1,3}}{_AMENDED}\Z"),
    ("S/PRST/", rf"[0-9]{{4}}/[0-9]{{1,3}}{_AMENDED}\Z"),
    ("MC.DEC/", rf"[0-9]+/[0-9]{{2}}{_AMENDED}\Z"),
    ("MC.DOC/", rf"[0-9]+/[0-9]{{2}}{_AMENDED}\Z"),
)
_AMENDMENT = re.compile(r"(?<=/)(?:ADD|CORR|REV)(?=\.)")


def kind_of(identifier: str) -> str:
    """doi, un or osce for a well-formed identifier of one of these schemes, else nothing."""
    kind = looks_like(identifier)
    return kind if kind and not is_malformed(identifier) else ""


def looks_like(identifier: str) -> str:
    """doi, un or osce for what is meant as one of these, well-formed or not; nothing for other texts."""
    text = identifier.strip()
    if _DOI_PREFIX.match(text) or _DOI_LIKE.match(text):
        return "doi"
    if _OSCE_LIKE.match(text):
        return "osce"
    return "un" if _UN_LIKE.match(text) else ""


def is_malformed(identifier: str) -> bool:
    """Whether it is meant as an identifier of a known scheme and is not one."""
    kind, text = looks_like(identifier), normal(identifier)
    if kind == "doi":
        return not _DOI.match(text)
    form = {"osce": _OSCE, "un": _UN}.get(kind)
    if form is None:
        return False
    is_complete = form.match(text) and re.search(r"[0-9]", text)
    return not (is_complete and all(_follows(text, series, rest) for series, rest in _STRICT))


def _follows(text: str, series: str, rest: str) -> bool:
    return not text.startswith(series) or bool(re.match(rest, text.removeprefix(series)))


def normal(identifier: str) -> str:
    """The one form of an identifier of a known scheme; any other text without spaces around it."""
    text, kind = identifier.strip(), looks_like(identifier)
    if kind == "doi":
        bare = _DOI_PREFIX.sub("", text, count=1).strip()
        return bare if _DOI.match(bare) else text
    if kind in ("un", "osce"):
        text = re.sub(r"\s*/\s*", "/", " ".join(text.split())).upper()
        return _AMENDMENT.sub(lambda found: found.group().title(), text)
    return text


def address_of(identifier: str) -> str:
    """Where the document of a DOI or a United Nations symbol is; nothing for the rest.

    The OSCE has no address that follows from a symbol.
    """
    kind, text = kind_of(identifier), normal(identifier)
    if kind == "doi":
        return f"https://doi.org/{quote(text, safe='/:;()._-')}"
    if kind == "un":
        return f"https://undocs.org/{quote(text.replace(' ', ''), safe='/().[]')}"
    return ""


def is_doi(text: str) -> bool:
    """Whether it is a DOI in its bare form, 10.…/…"""
    return bool(_DOI.match(text))


def is_country(code: str) -> bool:
    """Whether it is an assigned code of ISO 3166-1 alpha-2, in capitals."""
    return code in COUNTRIES


def is_wikidata(code: str) -> bool:
    """Whether it has the form of a Wikidata item, such as Q252."""
    return bool(_QID.match(code)) and code.isascii()


def is_ror(code: str) -> bool:
    """Whether it is a ROR identifier, the nine characters behind ror.org/, with the right checksum."""
    return bool(_ROR.match(code)) and code.isascii() and ror_checksum(code[:7]) == code[7:]


def ror_checksum(stem: str) -> str:
    """The two digits that follow seven characters of Crockford's base 32."""
    number = 0
    for char in stem:
        number = number * 32 + _CROCKFORD.index(char)
    return f"{98 - number * 100 % 97:02}"


def same_as(wikidata: str, ror: str) -> list[str]:
    """The addresses of an actor's entries in Wikidata and ROR, for linked data."""
    wikidata_page = f"https://www.wikidata.org/entity/{wikidata}" if wikidata else ""
    return [address for address in (wikidata_page, f"https://ror.org/{ror}" if ror else "") if address]
