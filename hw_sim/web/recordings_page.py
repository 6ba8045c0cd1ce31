"""The provider's recordings as a page of its own: `redlamp-sim provider --page ADDRESS:PORT`.

The same list and the same guard as beside the phone, without a phone.
"""

import socket
from pathlib import Path

from hw_sim.web.recordings_api import RecordingsApi
from hw_sim.web.server import STATIC, WebServer, guarded_app


def serve_recordings(directory: Path, where: socket.socket, token: str) -> WebServer:
    """A page that lists and plays what is in `directory`; not started yet."""
    app = guarded_app(STATIC / "recordings.html", token)
    app.add_routes(RecordingsApi(directory).routes())
    return WebServer(app, token, where)
