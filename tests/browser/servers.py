"""The site itself, served to a real browser from this very process."""

import contextlib
import threading
from collections.abc import Iterator

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from config.wsgi import application

HOST = "127.0.0.1"


class SilentHandler(WSGIRequestHandler):
    """A browser that hangs up or an address that is not there is no news here."""

    def log_message(self, *_words: object) -> None:
        pass


class SilentServer(ThreadedWSGIServer):
    """What a request leaves open is closed with its connection."""

    def handle_error(self, *_request: object) -> None:
        pass


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The address of the site while the block runs. It uses whatever database is pointed at."""
    server = SilentServer((HOST, 0), SilentHandler)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
