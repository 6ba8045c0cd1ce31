"""The recordings of a directory over HTTP: the list, the audio (with Range), the documents.

Serves only files of the provider's own naming; reads and never writes.
"""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from aiohttp import hdrs, web

from hw_sim.provider.library import recordings, wav_path
from hw_sim.web.port import JsonObject

_FILES: Final = re.compile(r"recording\.wav|summary\.json|metadata-\d{3,}\.xml")
_TYPES: Final = {".wav": "audio/wav", ".json": "application/json", ".xml": "application/xml"}


class RecordingsApi:
    """GET /api/recordings, /api/recordings/FOLDER/FILE."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [
            web.get("/api/recordings", self._list),
            web.get("/api/recordings/{folder}/{file}", self._file),
        ]

    async def _list(self, _request: web.Request) -> web.StreamResponse:
        found = await asyncio.to_thread(recordings, self._directory)
        return web.json_response({"recordings": found})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        wav = wav_path(self._directory, request.match_info["folder"])
        name = request.match_info["file"]
        if wav is None or not _FILES.fullmatch(name):
            raise web.HTTPNotFound(reason="no such recording")
        file = wav.parent / name
        if file.is_symlink() or not file.is_file():
            raise web.HTTPNotFound(reason="the recording has no such file")
        return web.FileResponse(file, headers={hdrs.CONTENT_TYPE: _TYPES[file.suffix]})


class SoundlessApi:
    """GET /api/recordings of a provider that keeps no files."""

    def __init__(self, recorded: Callable[[], list[JsonObject]]) -> None:
        self._recorded = recorded

    def routes(self) -> list[web.RouteDef]:
        """For `web.Application.add_routes`."""
        return [web.get("/api/recordings", self._list)]

    async def _list(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response({"recordings": self._recorded()})
