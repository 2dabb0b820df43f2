"""What a person would not see but we must: console errors, refused code, other hosts."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# The console also tells of every page that answers 4xx; `_response` judges those.
OF_A_STATUS = "Failed to load resource: the server responded with a status of"
GIVEN_UP = "net::ERR_ABORTED"  # a download, or a page left before it was read


class Watcher:
    """Follows every page of a browser context and keeps what is wrong."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.faults: list[str] = []
        listeners: dict[str, Callable[..., None]] = {
            "console": self._console,
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
            "weberror": lambda error: self.faults.append(f"script: {error.error}"),
        }
        for event, listener in listeners.items():
            context.on(event, listener)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(OF_A_STATUS):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.faults.append(f"another host: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != GIVEN_UP:
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        is_page = response.request.resource_type == "document"
        worst = 499 if is_page else 399
        if response.status > worst:
            self.faults.append(f"status {response.status}: {response.url}")
