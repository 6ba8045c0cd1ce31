"""The recording machine's drawing over HTTP: GET /api/machine. Drawn once, the same for all."""

from aiohttp import web

from hw_sim.web.machine_diagram import drawing


class MachineApi:
    """GET /api/machine."""

    def __init__(self) -> None:
        self._drawing = drawing()

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [web.get("/api/machine", self._machine)]

    async def _machine(self, _: web.Request) -> web.StreamResponse:
        return web.json_response(self._drawing)
