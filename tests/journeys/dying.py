"""A server that can be killed between two requests and started again at the same address."""

from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler


class OneAnswer(QuietWSGIRequestHandler):
    """Closes its connection after each answer, so that nothing outlives the server."""

    protocol_version = "HTTP/1.0"


class Thread(LiveServerThread):
    """Takes its address again at once after the one before it."""

    def _create_server(self, connections_override: Any = None) -> Any:
        """The server itself."""
        address = (self.host, self.port)
        told = {"allow_reuse_address": True, "connections_override": connections_override}
        return self.server_class(address, OneAnswer, **told)


class Dying:
    """A server of the tests' own database."""

    def __init__(self) -> None:
        """Start it, at any free port."""
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Let it answer again, where it did before."""
        shared = {one.alias: one for one in connections.all() if one.vendor == "sqlite" and one.is_in_memory_db()}
        for one in shared.values():
            one.inc_thread_sharing()
        self.thread = Thread(
            "127.0.0.1", static_handler=StaticFilesHandler, connections_override=shared, port=self.port
        )
        self.thread.daemon = True
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error
        self.port = self.thread.port

    def kill(self) -> None:
        """Let nothing answer any more."""
        self.thread.terminate()
        for one in self.thread.connections_override.values():
            one.dec_thread_sharing()
