"""What is done with a phone, as a scenario: GET and POST /api/scenario.

Knows the port's words and HTTP; how a session is written is `hw_sim.scenario.written`'s business.
"""

from collections.abc import Callable
from typing import Final

from aiohttp import hdrs, web

from hw_sim.scenario.written import Beginning, from_live
from hw_sim.web.background import in_background
from hw_sim.web.port import LivePhone, Steps

NAME: Final = "page.scenario"
TITLE: Final = "What was done"


class LiveSteps:
    """The steps of a phone in real time, with the states they met instead of times."""

    def __init__(
        self, phone: LivePhone, sets: Callable[[], tuple[tuple[str, str], ...]] = tuple
    ) -> None:
        """`sets` is what the phone's profile has beyond that of every scenario."""
        self._phone, self._sets = phone, sets
        self._after, self._since_s = 0, 0.0

    def begin(self) -> None:
        """From here on; what the phone is in the middle of is not part of it."""
        entries = self._phone.timeline()
        self._after = int(entries[-1]["id"]) if entries else 0
        self._since_s = float(self._phone.state()["time_s"])

    def scenario(self) -> str:
        """The text."""
        now = float(self._phone.state()["time_s"]) - self._since_s
        entries = [
            {**entry, "t": float(entry["t"]) - self._since_s}
            for entry in self._phone.timeline(self._after)
        ]
        return from_live(entries, now, Beginning(TITLE, self._sets()))


class StepsApi:
    """GET /api/scenario: the text; POST /api/scenario: from now on."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [web.get("/api/scenario", self._text), web.post("/api/scenario", self._begin)]

    async def _text(self, _: web.Request) -> web.StreamResponse:
        text = await in_background(self._steps.scenario)
        named = {hdrs.CONTENT_DISPOSITION: f'attachment; filename="{NAME}"'}
        return web.Response(text=text, headers=named)

    async def _begin(self, _: web.Request) -> web.StreamResponse:
        await in_background(self._steps.begin)
        return web.json_response({"ok": True})
