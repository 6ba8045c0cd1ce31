"""The phone in the browser: one HTTP server on a thread of its own, guarded (`web.guard`).

Puts routes together and owns socket, thread and loop; knows the phone by its port alone.
"""

import asyncio
import secrets
import socket
import threading
from pathlib import Path
from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

import indicators.fonts
from hw_sim.provider.dialog import at
from hw_sim.web.guard import add_headers, guard
from hw_sim.web.machine_api import MachineApi
from hw_sim.web.port import LivePhone, Steps
from hw_sim.web.pushes import Pushes
from hw_sim.web.recordings_api import RecordingsApi, SoundlessApi
from hw_sim.web.rest import PhoneApi, errors_as_json
from hw_sim.web.sound_api import SoundApi
from hw_sim.web.steps import LiveSteps, StepsApi
from indicators.fonts import Face

STATIC: Final = Path(__file__).parent / "static"
FONTS: Final = Path(indicators.fonts.__file__).parent
LARGEST_BODY: Final = 64 * 1024  # bytes; a command is one line
SHUTDOWN_S: Final = 1.0


def new_token() -> str:
    """A token for one run: 192 bits."""
    return secrets.token_urlsafe(24)


def listening(host: str, port: int) -> socket.socket:
    """A socket for `WebServer`; port 0 takes a free one. Raises OSError with one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (while")[0]
        raise OSError(f"cannot listen on {at(host, port)}: {why}") from error


def phone_app(
    phone: LivePhone, token: str, steps: Steps | None = None, *, page: bool = True
) -> web.Application:
    """Page, REST and WebSocket of this phone; `page` False: without the page."""
    app = guarded_app(STATIC / "index.html" if page else None, token)
    pushes, kept = Pushes(phone), phone.recordings
    recordings = SoundlessApi(phone.recorded) if kept is None else RecordingsApi(kept)
    for part in (PhoneApi(phone), recordings, MachineApi(), StepsApi(steps or LiveSteps(phone))):
        app.add_routes(part.routes())
    sound = SoundApi(phone.sound)
    app.add_routes([*pushes.routes(), *sound.routes()])
    app.on_startup.append(pushes.start)
    app.on_shutdown.append(sound.stop)
    app.on_shutdown.append(pushes.stop)
    return app


def guarded_app(page: Path | None, token: str) -> web.Application:
    """An application with this page (None: none) at /, to which guarded routes can be added."""
    app = web.Application(middlewares=[guard(token), errors_as_json], client_max_size=LARGEST_BODY)
    app.on_response_prepare.append(add_headers)
    if page is not None:
        app.add_routes([_first_page(page), *_fonts(), web.static("/static", STATIC)])
    return app


def _first_page(page: Path) -> web.RouteDef:
    async def first_page(_: web.Request) -> web.StreamResponse:
        return web.FileResponse(page)

    return web.get("/", first_page)


def _fonts() -> list[web.RouteDef]:
    """The LCD's own faces for the page's text: it looks the same on a machine without fonts."""

    def serve(path: Path) -> Handler:
        async def font(_: web.Request) -> web.StreamResponse:
            return web.FileResponse(path, headers={hdrs.CONTENT_TYPE: "font/ttf"})

        return font

    names = (f"{face.value}.ttf" for face in Face)
    return [web.get(f"/static/fonts/{name}", serve(FONTS / name)) for name in names]


class WebServer:
    """`start`, tell people the `address`, `stop`."""

    def __init__(self, app: web.Application, token: str, where: socket.socket) -> None:
        self._app, self._token, self._socket = app, token, where
        self.host, self.port = where.getsockname()[:2]
        self._ready, self._stopping = threading.Event(), asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="web", daemon=True)

    @property
    def url(self) -> str:
        """Without the token: `http://127.0.0.1:8080/`."""
        return f"http://{at(self.host, self.port)}/"

    @property
    def address(self) -> str:
        """For a browser; the token is in the fragment, which is never sent and never logged."""
        return f"{self.url}#token={self._token}"

    def start(self) -> None:
        """Serve; returns when requests are answered."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """Close every connection and end the thread."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        # No access log: a request line may carry the token.
        runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=SHUTDOWN_S)
        await runner.setup()
        await web.SockSite(runner, self._socket).start()
        self._ready.set()
        await self._stopping.wait()
        await runner.cleanup()
