import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.scores import lower_bound


@pytest.mark.parametrize(
    ("favourable", "total", "score"),
    [(0, 0, 0.0), (0, 10, 0.0), (1, 1, 0.2065), (10, 10, 0.7225), (80, 100, 0.7112), (5, 10, 0.2366)],
)
def test_lower_bound_matches_published_wilson_values(favourable, total, score):
    assert lower_bound(favourable, total) == pytest.approx(score, abs=5e-4)


@given(st.integers(1, 10_000), st.data())
def test_lower_bound_lies_below_the_share_and_rises_with_agreement(total, data):
    favourable = data.draw(st.integers(0, total - 1))

    score = lower_bound(favourable, total)

    assert 0.0 <= score <= favourable / total
    assert score < lower_bound(favourable + 1, total)


@given(st.integers(1, 1_000), st.integers(2, 50))
def test_lower_bound_trusts_more_reactions_more(total, times):
    assert lower_bound(total, total) < lower_bound(total * times, total * times)
