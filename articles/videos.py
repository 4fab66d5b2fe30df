"""Videos on hosts that we know: where a video lies and which player shows it."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

YOUTUBE = "YouTube"
VIMEO = "Vimeo"
PLAYERS = {
    YOUTUBE: "https://www.youtube-nocookie.com/embed/{key}?autoplay=1",
    VIMEO: "https://player.vimeo.com/video/{key}?dnt=1&autoplay=1",
}
PAGES = {YOUTUBE: "https://www.youtube.com/watch?v={key}", VIMEO: "https://vimeo.com/{key}"}
PLAYER_HOSTS = tuple(sorted({"https://" + urlsplit(address).netloc for address in PLAYERS.values()}))
_YOUTUBE_KEY = re.compile(r"[A-Za-z0-9_-]{11}\Z")
_VIMEO_KEY = re.compile(r"[0-9]{6,12}\Z")
_YOUTUBE_HOSTS = ("youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com")
_VIMEO_HOSTS = ("vimeo.com", "www.vimeo.com", "player.vimeo.com")


class UnknownVideoHost(ValueError):
    """The address is not that of a video on a host we know."""


@dataclass(frozen=True, slots=True)
class Place:
    """A video by its host and its key there."""

    host: str
    key: str

    @property
    def page(self) -> str:
        """The address of its page, for people."""
        return PAGES[self.host].format(key=self.key)

    @property
    def player(self) -> str:
        """The address of the player that sets no cookie, for a frame."""
        return PLAYERS[self.host].format(key=self.key)


def find(address: str) -> Place:
    """The video at a web address as people copy it. Raises UnknownVideoHost."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
        query = parse_qs(parts.query)
    except ValueError as error:
        raise UnknownVideoHost(address) from error
    names = [name for name in parts.path.split("/") if name]
    if parts.scheme in ("http", "https"):
        if host == "youtu.be" or host in _YOUTUBE_HOSTS:
            return _place(YOUTUBE, _YOUTUBE_KEY, [*query.get("v", []), *names[-1:]], address)
        if host in _VIMEO_HOSTS:
            return _place(VIMEO, _VIMEO_KEY, names[-1:], address)
    raise UnknownVideoHost(address)


def _place(host: str, pattern: re.Pattern[str], candidates: list[str], address: str) -> Place:
    for key in candidates:
        if pattern.match(key):
            return Place(host, key)
    raise UnknownVideoHost(address)
