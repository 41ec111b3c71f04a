"""Serving the desk: the socket that it listens on, and the server."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from cotejo.desk.errors import PortError
from cotejo.requiring import require

if TYPE_CHECKING:
    from collections.abc import Callable

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""Addresses that only this machine reaches."""

BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        PortError: the port is taken, or the address is none of this machine.
    """
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError as error:
        made.close()
        raise PortError(f"{host}:{port}: {error.strerror or error}; name another --port or --host") from error
    return made


def run(location: str, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer requests until the user interrupts.

    Args:
        location: of the store.
        host: the address to listen on; on one of `LOCAL` no other name than this machine's own is answered to.
        port: 0 for any that is free.
        ready: called with the desk's address once it can be asked.

    Raises:
        CotejoError: there is no store to read, or a package of the desk is not installed.
        PortError: it cannot listen there.
    """
    for module in ("starlette", "jinja2"):
        require(module, "desk")
    uvicorn = require("uvicorn", "desk")
    from cotejo.desk.app import NAMES, create

    application = create(location, hosts=NAMES if host in LOCAL else ("*",))
    with listen(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{listening.getsockname()[1]}/")
        uvicorn.Server(uvicorn.Config(application, log_level="warning")).run(sockets=[listening])
