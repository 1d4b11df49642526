"""The site over http, for this machine alone."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cables.errors import UsageError


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files; says nothing of requests that went well and lets no copy grow stale."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Add what a browser should not have to guess."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


def server(directory: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of a folder, bound to this machine; it closes as a context.

    Raises:
        UsageError: the port is taken.
    """
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(directory)))
    except OSError as error:
        raise UsageError(
            f"Port {port} cannot be had: {error.strerror}.", "Name another with --port, or 0 for any."
        ) from error
