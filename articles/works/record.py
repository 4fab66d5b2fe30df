"""One record of a bibliography as it was read, or why it was not."""

from dataclasses import dataclass, field

from articles.csl import Item


@dataclass(frozen=True, slots=True)
class Record:
    """`label` helps to find it again in the text. Without a `problem`, `item` is CSL-JSON to be checked."""

    label: str
    item: Item = field(default_factory=dict)
    problem: str = ""
