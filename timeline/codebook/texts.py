"""What the codebook says of one code."""

from typing import NamedTuple


class Text(NamedTuple):
    """`definition`: what the code means. `rule`: what belongs under it and what does not."""

    definition: str
    rule: str
