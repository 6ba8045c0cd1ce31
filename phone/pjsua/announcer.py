"""The announcements of one call, one after the other (SPEC C1, C4, C6, H1).

Knows which of them is for whom: the far party of the very call alone, or all parties and our ear;
never a gate (SPEC C2). What they say is `rendering`'s, how samples are counted `sources`'s.
"""

import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from announcements.prompts import Rendering
from phone.notices.outcome import AnnouncementEnded
from phone.pjsua.media_port import MediaPort
from phone.pjsua.notice_ports import NoticePorts
from phone.pjsua.observations import AnnouncementSounded
from phone.pjsua.rendering import Rendered
from phone.pjsua.sources import Speech, Utterance
from phone.ports import Spoken

OVER = "the call is over"


@dataclass(frozen=True, slots=True)
class Announcement:
    """A notice that is being played, or waits for the one before it."""

    spoken: Spoken
    rendered: Rendered
    utterance: Utterance


class Announcer:
    """Made once and kept; its calls come one after the other. Called on the turning thread."""

    def __init__(self, number: int, on: NoticePorts) -> None:
        self._on = on
        self._speech = Speech(on.wake)
        self._waiting: deque[Announcement] = deque()  # the first one is being played
        self.port = MediaPort(f"notice-{number}", self._speech.give)

    @property
    def quiet(self) -> int | None:
        """Samples of 16 kHz since the last one was over; None: none was, or one plays."""
        return self._speech.quiet

    def announce(self, slot: int, spoken: Spoken, rendered: Rendered) -> None:
        """After those that wait."""
        self._waiting.append(Announcement(spoken, rendered, Utterance(rendered.samples)))
        if len(self._waiting) == 1:
            self._begin(slot)

    def link(self, slot: int) -> None:
        """Media were (re-)created, or calls joined."""
        if self._waiting:
            for sink in self._audience(slot):
                self.port.startTransmit(sink)

    def part(self, party: Any) -> None:
        """Nothing of this is for the party with this port any more."""
        self.port.stopTransmit(party)

    def report(self, slot: int) -> None:
        """Tell what began and what was over since the last call, and go on with the next."""
        while self._speech.marks:
            time_s, of, began = self._speech.marks.popleft()
            if not self._waiting or self._waiting[0].utterance is not of:
                continue
            self._trace(time_s, slot, began=began)
            if not began:
                one = self._waiting.popleft()
                self._post(slot, one, one.utterance.lasts_s, one.rendered.reason)
                self._go_on(slot)

    def leave(self, slot: int) -> None:
        """The call is over: what was being played to it has not been heard as it should be."""
        self.report(slot)
        heard_s = self._speech.heard_s
        if self._waiting and heard_s:
            self._trace(time.monotonic(), slot, began=False)
        while self._waiting:
            one = self._waiting.popleft()
            self._post(slot, one, heard_s, OVER, cut=True)
            heard_s = 0.0
        self._speech.stop()
        self.port.stopTransmit(self._on.void)

    def close(self) -> None:
        """Unlink from our own ports; after the last call."""
        self.port.stopTransmit(self._on.ear)
        self.port.stopTransmit(self._on.void)

    # inside

    def _begin(self, slot: int) -> None:
        first = self._waiting[0]
        if first.spoken.far_only:
            for sink in (*self._on.parties(slot), self._on.ear):
                self.port.stopTransmit(sink)
        self.port.startTransmit(self._on.void)
        self.link(slot)
        self._speech.say(first.utterance)

    def _go_on(self, slot: int) -> None:
        if self._waiting:
            self._begin(slot)
        else:
            self.port.stopTransmit(self._on.void)

    def _audience(self, slot: int) -> tuple[Any, ...]:
        if not self._waiting[0].spoken.far_only:
            return (*self._on.parties(slot), self._on.ear)
        own = self._on.own(slot)
        return () if own is None else (own,)

    def _trace(self, time_s: float, slot: int, *, began: bool) -> None:
        one = self._waiting[0]
        kind, given = one.spoken.kind, one.rendered
        self._on.trace(
            AnnouncementSounded(time_s, slot, kind, given.language, given.rendering, began)
        )

    def _post(
        self, slot: int, one: Announcement, lasted_s: float, reason: str, *, cut: bool = False
    ) -> None:
        given = one.rendered
        rendering = Rendering.NOTHING if cut else given.rendering
        language = None if cut else given.language
        self._on.post(
            AnnouncementEnded(slot, one.spoken.kind, rendering, language, lasted_s, reason)
        )
