"""What an address answers: HEAD, then GET where HEAD is not understood; redirects followed."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from timeline.links.connecting import AddressRefused, PlainConnection, Target, TLSConnection, target

MOST_HOPS = 5
REDIRECTS = (301, 302, 303, 307, 308)
LONGEST_WAIT = 30 * 24 * 60 * 60  # seconds; a Retry-After beyond that is not believed
ERRORS: tuple[tuple[type[BaseException], str], ...] = (  # the first that fits
    (AddressRefused, "address"),
    (socket.gaierror, "name"),
    (TimeoutError, "timeout"),
    (ssl.SSLError, "tls"),
    (OSError, "connection"),
    (Exception, "garbage"),
)


@dataclass(frozen=True, slots=True)
class Manner:
    """Who asks, and how: at most `timeout` seconds an address; `pace` waits until a host may be asked."""

    agent: str
    timeout: float = 10
    pace: Callable[[str], None] = lambda host: None
    may_be_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The status code, or why there is none, as codes of LinkCheck.Error."""

    status: int | None = None
    error: str = ""
    final_url: str = ""  # where redirects led, if there were any
    retry_after: int | None = None  # seconds

    @property
    def is_good(self) -> bool:
        """416: only the few bytes that we ask for are not there."""
        return self.status is not None and (200 <= self.status < 300 or self.status == 416)

    @property
    def is_failure(self) -> bool:
        """What a reader would meet too; other refusals may be meant for programs alone."""
        if self.status is not None:
            return self.status in (404, 410) or self.status >= 500
        return self.error not in ("tls", "address")


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    location: str
    retry_after: int | None


def ask(url: str, manner: Manner) -> Answer:
    """Ask for an address; never raises for what the other side does."""
    lookup = _Lookup(manner)
    seen: set[str] = set()
    at = url
    while len(seen) <= MOST_HOPS and at not in seen:
        seen.add(at)
        led_to = at if at != url else ""
        try:
            reply = lookup.reply(target(at))
        except Exception as error:  # whatever a stranger's server does is an answer
            return Answer(error=_code(error), final_url=led_to)
        if reply.status not in REDIRECTS or not reply.location:
            return Answer(reply.status, final_url=led_to, retry_after=reply.retry_after)
        try:
            at = urljoin(at, reply.location)
        except ValueError:
            return Answer(error="garbage", final_url=led_to)
    return Answer(error="loop", final_url=at)


def _code(error: Exception) -> str:
    return next(code for kind, code in ERRORS if isinstance(error, kind))


class _Lookup:
    """The requests for one address and where it leads; `left` is the rest of its seconds, pauses left out."""

    def __init__(self, manner: Manner) -> None:
        self.manner, self.left = manner, manner.timeout

    def reply(self, to: Target) -> _Reply:
        """HEAD; where that is refused or breaks, the first bytes by GET. Raises what the connection does."""
        try:
            reply = self._request("HEAD", to)
        except (ConnectionError, http.client.HTTPException):
            return self._request("GET", to)
        is_taken = reply.status < 400 or reply.status == 429
        return reply if is_taken else self._request("GET", to)

    def _request(self, method: str, to: Target) -> _Reply:
        """One request, of which only the head of the answer is read."""
        self.manner.pace(to.host)
        kind = TLSConnection if to.scheme == "https" else PlainConnection
        connection = kind(to.host, to.port, timeout=max(self.left, 0.1))
        connection.may_be_private = self.manner.may_be_private
        headers = {"User-Agent": self.manner.agent, "Accept": "*/*", "Connection": "close"}
        if method == "GET":
            headers["Range"] = "bytes=0-1023"

        def exchange() -> _Reply:
            connection.request(method, to.path, headers=headers)
            response = connection.getresponse()
            wait = _seconds(response.headers.get("Retry-After", ""))
            return _Reply(response.status, response.headers.get("Location", ""), wait)

        started = time.monotonic()
        try:
            return _within(max(self.left, 0.1), exchange)
        finally:
            self.left -= time.monotonic() - started
            connection.close()


def _within(seconds: float, work: Callable[[], _Reply]) -> _Reply:
    """What `work` returns; raises TimeoutError after so many seconds, however slowly bytes still drip in.

    Names are looked up without a limit of their own, hence a thread; the caller closes the connection.
    """
    results: list[_Reply | BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:  # handed over to the caller
            results.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    result = results[0] if results else TimeoutError()
    if isinstance(result, BaseException):
        raise result
    return result


def _seconds(text: str) -> int | None:
    """A Retry-After, as seconds or as a date, in seconds from now; None when there is none."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:9]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(int((moment - datetime.now(UTC)).total_seconds()), 0), LONGEST_WAIT)
