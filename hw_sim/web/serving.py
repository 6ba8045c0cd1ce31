"""A phone's page while it lasts: its port, the line that is printed, the file that leads to it.

Knows a server as something that starts and stops; must not know what it serves.
"""

import contextlib
import json
import os
import socket
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from hw_sim.run_file import Run, remove_run_file, write_run_file
from hw_sim.web.server import WebServer, listening

HOST: Final = "127.0.0.1"
PORT: Final = 8080


def page_socket(port: int | None) -> socket.socket:
    """The wanted port or an error; the usual one or, if it is taken, a free one."""
    if port is not None:
        return listening(HOST, port)
    try:
        return listening(HOST, PORT)
    except OSError:
        return listening(HOST, 0)


@contextlib.contextmanager
def served(
    server: WebServer, token: str, facts: Mapping[str, str], *, as_json: bool
) -> Iterator[None]:
    """Served, and found by `redlamp-sim press …`; `facts` are told beside the address, as JSON."""
    server.start()
    with contextlib.ExitStack() as ending:
        ending.callback(server.stop)
        try:
            write_run_file(Run(server.url, token, os.getpid()))
            ending.callback(remove_run_file, server.port)
        except OSError as error:
            sys.stderr.write(f"redlamp-sim press … cannot find this phone: {error}\n")
        ready = {"event": "ready", "url": server.address, **facts}
        sys.stdout.write(f"{json.dumps(ready) if as_json else server.address}\n")
        sys.stdout.flush()
        yield
