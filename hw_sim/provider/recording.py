"""One recording: the timeline that grows, the folder it is kept in, and what its summary says.

`pauses` in the summary: `start_s` and `end_s` are places in the file, equal because the stretch
is cut; `start` and `end` are the clock's, and `end` is null while the pause lasts.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from hw_sim.provider.announcements import Announcements
from hw_sim.provider.g711 import RATE, decode
from hw_sim.provider.rtp import RtpPacket
from hw_sim.provider.sides import SIDES, parties
from hw_sim.provider.storage import Archive, stamp
from hw_sim.provider.timeline import Timeline
from phone.siprec.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment on both clocks."""

    now: float
    wall: datetime


def instant() -> Instant:
    """This moment."""
    return Instant(monotonic(), datetime.now(UTC))


class Recording:
    """Two channels, their metadata and their summary, from the answer to the end."""

    def __init__(self, archive: Archive, at: Instant, call_id: str, user: str) -> None:
        """OSError if the folder cannot be made. `user` is the From header's URI."""
        self.timeline = Timeline()
        self._user = user
        self._pauses: list[dict[str, Any]] = []
        self._announcements = Announcements(stamp(at.wall))
        self._channels: dict[str, dict[str, Any]] = {}
        self._facts: dict[str, Any] = {
            "state": "recording",
            "reason": "",
            "call_id": call_id,
            "session_id": "",
            "sip_session_id": "",
            "parties": [],
            "start": stamp(at.wall),
            "end": None,
        }
        self._folder = archive.begin(at.wall, self.summary())

    @property
    def name(self) -> str:
        """The folder's name."""
        return self._folder.name

    def summary(self) -> dict[str, Any]:
        """What summary.json says at this moment."""
        for side, channel in zip(SIDES, self.timeline.channels, strict=True):
            if side in self._channels:
                self._channels[side] |= {"packets": channel.packets, "lost": channel.lost}
        codecs = [one["codec"] for one in self._channels.values()]
        return self._facts | {
            "duration_s": round(self.timeline.length / RATE, 6),
            "codec": codecs[0] if codecs else "",
            "channels": self._channels,
            "pauses": self._pauses,
            "announcements": self._announcements.listed(),
        }

    def carries(self, side: int, label: str, codec: str) -> None:
        """Stream `label` is recorded on this side."""
        self._channels[SIDES[side]] = {"label": label, "codec": codec, "packets": 0, "lost": 0}

    def place(self, side: int, packet: RtpPacket, codec: str, now: float) -> bool:
        """Records one packet; False if it was dropped."""
        return self.timeline.place(side, packet, decode(codec, packet.payload), now)

    def set_running(self, at: Instant, *, running: bool) -> bool:
        """Cuts or goes on from this instant; False if nothing changed."""
        if running and self._pauses and self._pauses[-1]["end"] is None:
            place = self._pauses[-1]["start_s"]
            self._pauses[-1] |= {"end_s": place, "end": stamp(at.wall)}
        elif running == self.timeline.running and (running or self._pauses):
            return False
        if running:
            self.timeline.resume(at.now)
        else:
            self.timeline.pause(at.now)
            place = round(self.timeline.length / RATE, 6)
            begun = {"start_s": place, "end_s": None, "start": stamp(at.wall), "end": None}
            self._pauses.append(begun)
        self._flush_all(at.now)
        return True

    def told(self, document: bytes, metadata: Metadata | None) -> tuple[str, ...]:
        """Keeps a document, and what it says if it could be read; notes on what is left out."""
        self._folder.keep_metadata(document)
        if metadata is None:
            return ()
        notes: tuple[str, ...] = ()
        for session in metadata.sessions[:1]:
            self._facts["session_id"] = session.session_id
            if session.sip_session_ids:
                self._facts["sip_session_id"] = session.sip_session_ids[0]
            notes = self._announcements.add(session.notices, self._pauses)
        if metadata.participants:
            self._facts["parties"] = parties(metadata, self._user)
        self._folder.describe(self.summary())
        return notes

    def flush(self, now: float) -> None:
        """Brings what came since the last time to the file."""
        offset, pcm = self.timeline.take(now)
        if pcm:
            self._folder.write(offset, pcm, self.timeline.length)

    def end(self, state: str, reason: str, at: Instant, alive: float) -> dict[str, Any]:
        """Finishes the files and returns the summary; silence after `alive` (s) is dropped."""
        self.timeline.finish(alive)
        try:
            self.flush(at.now)
        finally:
            self._folder.close(self.timeline.length)
        if self._pauses and self._pauses[-1]["end"] is None:
            place = self._pauses[-1]["start_s"]
            self._pauses[-1] |= {"end_s": place, "end": stamp(at.wall)}
        self._facts |= {"state": state, "reason": reason, "end": stamp(at.wall)}
        self._folder.describe(self.summary())
        return self.summary()

    def _flush_all(self, now: float) -> None:
        self.flush(now)
        self._folder.describe(self.summary())
