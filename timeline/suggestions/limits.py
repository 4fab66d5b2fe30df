"""How much one network or one person may send, without keeping anybody's address."""

import ipaddress
import secrets
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from timeline.models import Suggestion

LIMITS = ((timedelta(hours=1), 5), (timedelta(days=1), 15))  # at most so many in such a time
TWO_DAYS = 2 * 24 * 60 * 60  # seconds


class TooMany(ValidationError):
    """More suggestions than the house takes from one network or person for now."""


def network_of(request):
    """The network a request comes from, as a hash that means nothing when the day is over.

    Its salt is drawn anew every day and never written down but in the cache, where it is forgotten.
    """
    salt = cache.get_or_set(f"suggestions-salt:{timezone.localdate()}", secrets.token_hex, TWO_DAYS)
    network = _network(get_adapter().get_client_ip(request))
    return salted_hmac(salt, network, algorithm="sha256").hexdigest()


def _network(address):
    """An IPv4 address, or the /64 that one household or office has of IPv6."""
    ip = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((ip, 64), strict=False) if ip.version == 6 else ip)


def refuse_flood(person, network):
    """Raises TooMany when this person (None: nobody signed in) or this network sent enough for now."""
    sent = Suggestion.objects.of(person, network)
    now = timezone.now()
    for span, most in LIMITS:
        if sent.filter(created_at__gt=now - span).count() >= most:
            raise TooMany(
                _(
                    "Many suggestions came from you or your network in a short time. Nothing is lost: "
                    "leave this page open, wait an hour and send it again."
                )
            )
