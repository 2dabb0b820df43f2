"""Where the demo listens: a number somebody chose, that nobody else holds, and that answers."""

import http.client
import socket

from config.bootstrap import RefusalError

HOST = "127.0.0.1"
HIGHEST = 65_535
PATIENCE = 3.0  # seconds for one answer


def chosen_port(text: str) -> int:
    """Raises RefusalError for what is no port."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= HIGHEST):
        raise RefusalError(f"PORT must be a number from 1 to {HIGHEST}, not {text!r}")
    return int(text)


def check_free(port: int) -> None:
    """Raises RefusalError when the port is held by another program, or is not ours to take."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise RefusalError(
                f"port {port} is reserved for the system; choose another: PORT=8123 make demo"
            ) from error
        except OSError as error:
            another = 8123 if port != 8123 else 8124  # noqa: PLR2004  # any other port will do
            raise RefusalError(
                f"port {port} is already in use; choose another: PORT={another} make demo"
            ) from error


def answers(port: int, path: str) -> bool:
    """True when the page says 200. No proxy is asked, whatever the environment says."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
