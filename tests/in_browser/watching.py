"""What a browser complains about while it visits the site, and what a test expects of that."""

import re
from urllib.parse import urlsplit


class Complaints:
    """Console errors, failed requests and requests to any other host, over all windows of a test."""

    def __init__(self, address):
        self.host = urlsplit(address).netloc
        self.heard = []
        self.expected = []

    def expect(self, pattern):
        """A complaint that belongs to the test, as a regular expression; one that stays away is a fault."""
        self.expected.append(pattern)

    def listen(self, context):
        context.on("console", self._on_console)
        context.on("weberror", self._on_script_error)
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)

    def unexpected(self):
        """What nobody expected, and what was expected in vain."""
        surprises = [text for text in self.heard if not any(re.search(one, text) for one in self.expected)]
        silences = [one for one in self.expected if not any(re.search(one, text) for text in self.heard)]
        return surprises + [f"expected in vain: {one}" for one in silences]

    def _on_console(self, message):
        if message.type == "error":
            self.heard.append(f"console: {message.text} {message.location.get('url', '')}")

    def _on_script_error(self, error):
        # The browser's own page about a refused frame says so when it is left while it is drawn.
        if "callback is no longer runnable" not in str(error.error):
            self.heard.append(f"script: {error.error}")

    def _on_request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.host:
            self.heard.append(f"other host: {request.url}")

    def _on_failure(self, request):
        # A reader who goes on before everything has come aborts requests; that is no fault of the site.
        if request.failure != "net::ERR_ABORTED":
            self.heard.append(f"failed: {request.url} {request.failure}")
