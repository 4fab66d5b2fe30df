"""Names of people and organisations, as CSL-JSON keeps them."""

import re
from typing import cast

Person = dict[str, str]
_PARTICLE = re.compile(r"((?:[^\W\d_A-Z]+['’]?\s+)+)(\S.*)\Z", re.DOTALL)


def person(family: str, given: str = "", suffix: str = "") -> Person:
    """A person by the parts of a name; "van der Berg" is taken apart into its particle and "Berg"."""
    parts: Person = {}
    match = _PARTICLE.match(family)
    if match and match[1] == match[1].lower() and match[2][0].isupper():
        parts["non-dropping-particle"] = " ".join(match[1].split())
        family = match[2]
    parts["family"] = family
    if given:
        parts["given"] = given
    if suffix:
        parts["suffix"] = suffix
    return parts


def organisation(name: str) -> Person:
    return {"literal": name}


def from_list(text: str) -> Person:
    """Family, Given or Family, Given, Suffix; a name without a comma is an organisation's."""
    family, *rest = (part.strip() for part in text.split(","))
    rest = [part for part in rest if part]
    if not rest:
        return organisation(family or text.strip())
    if not family:
        return organisation(", ".join(rest))
    return person(family, rest[0], ", ".join(rest[1:]))


def family(one: Person) -> str:
    """The family name with what stands before it."""
    particle = one.get("non-dropping-particle", "")
    return f"{particle} {one.get('family', '')}".strip()


def shown(one: Person) -> str:
    """Family, Given; or the name of an organisation."""
    if one.get("literal"):
        return one["literal"]
    return ", ".join(filter(None, (family(one), one.get("given"), one.get("suffix"))))


def of(item: dict[str, object], role: str) -> list[Person]:
    """Those of a work who have this role; nonsense is nobody."""
    found = item.get(role)
    return [cast(Person, one) for one in found if isinstance(one, dict)] if isinstance(found, list) else []
