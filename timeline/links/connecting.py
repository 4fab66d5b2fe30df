"""Connections to hosts of the public web only, whatever name or redirect leads to them."""

import http.client
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit

SCHEMES = ("http", "https")
_NAT64 = IPv6Network("64:ff9b::/96")
_PATH, _QUERY = "/%:@!$&'()*+,;=~", "/%:@!$&'()*+,;=~?[]"


class AddressRefused(Exception):
    """Not an http or https address of a host on the public internet."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: host in ASCII, path with its query, both as HTTP takes them."""

    scheme: str
    host: str
    port: int
    path: str


def target(url: str) -> Target:
    """The parts of an address; a name and password in it are left out. Raises AddressRefused."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:  # UnicodeError is one
        raise AddressRefused(url) from error
    if parts.scheme not in SCHEMES or not host:
        raise AddressRefused(url)
    return Target(parts.scheme, host, port, _path(parts))


def _path(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return (quote(parts.path, safe=_PATH) or "/") + query


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it wraps another."""
    ip = _unwrapped(ip_address(address.partition("%")[0]))
    return ip.is_global and not ip.is_multicast


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64), or the address itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1] or ip


def connect(host: str, port: int, timeout: float, *, may_be_private: bool) -> socket.socket:
    """A connection to one of the host's addresses, all of which must be public.

    The very address that was looked at is connected to, so that a second answer of the name server
    changes nothing. Raises AddressRefused, OSError.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not may_be_private and not all(map(is_public, addresses)):
        raise AddressRefused(host)
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), timeout)


class PlainConnection(http.client.HTTPConnection):
    may_be_private = False

    def connect(self) -> None:
        self.sock = connect(self.host, self.port, self.timeout or 0, may_be_private=self.may_be_private)


class TLSConnection(http.client.HTTPSConnection):
    may_be_private = False

    def connect(self) -> None:
        plain = connect(self.host, self.port, self.timeout or 0, may_be_private=self.may_be_private)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined]
