"""Who publishes the record, and what others may do with it."""

from dataclasses import dataclass

SITE = "cyberdiplomacy"


@dataclass(frozen=True, slots=True)
class Licence:
    name: str
    url: str
    spdx: str  # its identifier in the list of SPDX


# The facts' README puts the words of the record under the licence of the whole project.
LICENCE = Licence("BSD 3-Clause", "https://spdx.org/licenses/BSD-3-Clause.html", "BSD-3-Clause")
