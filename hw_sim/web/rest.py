"""The phone over REST: state, time line, picture, and one command at a time (docs/rest.md).

Translates HTTP into the port's words and its errors into status codes; must not know what they do.
"""

import json
import re
from errno import ENAMETOOLONG
from functools import partial
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from hw_sim.commands import CommandError, parse
from hw_sim.web.background import in_background
from hw_sim.web.pace import pace_in
from hw_sim.web.port import JsonObject, LivePhone

_ID: Final = re.compile(r"[0-9]{1,15}")
STUCK: Final = "the phone does not answer"
REAL_TIME: Final = "this phone lives in real time; one in virtual time is redlamp-sim page"


class PhoneApi:
    """GET /api/state, /api/timeline, /api/screenshot.png; POST /api/command."""

    def __init__(self, phone: LivePhone) -> None:
        self._phone = phone

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [
            web.get("/api/state", self._state),
            web.get("/api/timeline", self._timeline),
            web.get("/api/screenshot.png", self._screenshot),
            web.post("/api/command", self._command),
        ]

    async def _state(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(self._phone.state())

    async def _timeline(self, request: web.Request) -> web.StreamResponse:
        after = request.query.get("after", "0")
        if not _ID.fullmatch(after):
            return error_answer(400, f"after: expected the id of an entry, found {after!r}")
        return web.json_response({"entries": self._phone.timeline(int(after))})

    async def _screenshot(self, _: web.Request) -> web.StreamResponse:
        picture = await in_background(self._phone.screenshot)
        return web.Response(body=picture, content_type="image/png")

    async def _command(self, request: web.Request) -> web.StreamResponse:
        """400 not in the vocabulary; 409 understood, but not so or not possible now."""
        try:
            line = command_in(await request.text())
            if pace_in(line) is None:
                parse(line)
            elif "time" not in self._phone.state():
                return error_answer(409, REAL_TIME)
        except (ValueError, LookupError) as error:  # CommandError, or a charset that does not fit
            return error_answer(400, str(error))
        try:
            result = await in_background(partial(self._phone.perform, line))
        except CommandError as error:
            return error_answer(409, str(error))
        except TimeoutError:
            return error_answer(503, STUCK)
        return web.json_response({**result, "state": self._phone.state()})


def command_in(text: str) -> str:
    """The line in `{"command": "press Record"}`. Raises CommandError."""
    try:
        message: JsonObject = json.loads(text)
    except (ValueError, RecursionError):
        message = {}
    command = message.get("command") if isinstance(message, dict) else None
    if not isinstance(command, str) or not command.isprintable():
        raise CommandError('expected {"command": "press Record"}, one line of text')
    return command


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """{"error": "one line"} for what the router and the parser refuse: 400, 404, 405, 413."""
    try:
        return await handler(request)
    except web.HTTPError as error:
        return error_answer(error.status, error.reason)
    except web.RequestPayloadError:
        return error_answer(400, "the body is not what its headers say")
    except OSError as error:
        if error.errno != ENAMETOOLONG:
            raise
        return error_answer(404, "Not Found")


def error_answer(status: int, text: str) -> web.Response:
    """{"error": "one line"}."""
    return web.json_response({"error": text}, status=status)
