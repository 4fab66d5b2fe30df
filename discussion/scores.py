"""The score that ranks essays by their reactions."""

from math import sqrt

Z = 1.959964  # the standard normal quantile for a two-sided confidence of 95 %


def lower_bound(favourable: int, total: int) -> float:
    """Lower end of the Wilson interval for the share of favourable reactions, from 0 to 1.

    Few reactions give a low score however good they are. Source: E. B. Wilson, "Probable inference,
    the law of succession, and statistical inference", JASA 22 (1927), 209-212.
    """
    if total <= 0 or favourable <= 0:
        return 0.0
    share = favourable / total
    centre = share + Z * Z / (2 * total)
    spread = Z * sqrt((share * (1 - share) + Z * Z / (4 * total)) / total)
    return max(0.0, (centre - spread) / (1 + Z * Z / total))
