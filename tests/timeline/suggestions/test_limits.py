"""timeline/suggestions/limits.py: networks are told apart without their addresses being kept."""

import pytest
from django.core.cache import cache

from timeline.suggestions import limits


def network(rf, address):
    return limits.network_of(rf.get("/", REMOTE_ADDR=address))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("203.0.113.7", "203.0.113.7", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
def test_network_is_an_address_or_the_64_bits_of_one(rf, one, other, is_same):
    assert (network(rf, one) == network(rf, other)) == is_same


def test_hash_means_nothing_without_the_salt_of_the_day(rf):
    before = network(rf, "203.0.113.7")

    cache.clear()

    assert network(rf, "203.0.113.7") != before
