"""The announcements of one call, one after the other (SPEC C1, C4, C6, H1).

Knows which of them is for whom: the far party of the very call alone, or all parties and our ear;
never a gate (SPEC C2). What the far party alone is to hear, and does not, is cut. What they say is
`rendering`'s, how samples are counted `sources`'s.
"""

import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from announcements.catalogue import superseded
from announcements.prompts import Rendering
from phone.notices.outcome import AnnouncementEnded
from phone.notices.reasons import OVER
from phone.pjsua.media_port import MediaPort
from phone.pjsua.notice_ports import NoticePorts
from phone.pjsua.observations import AnnouncementSounded
from phone.pjsua.rendering import Rendered
from phone.pjsua.sources import Speech, Utterance
from phone.ports import Spoken


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
        self._spares_ear = False
        self.port = MediaPort(f"notice-{number}", self._speech.give)

    @property
    def quiet(self) -> int | None:
        """Samples of 16 kHz since the last one was over; None: none was, or one plays."""
        return self._speech.quiet

    def announce(self, slot: int, spoken: Spoken, rendered: Rendered) -> None:
        """After those that wait, less what is not so any more."""
        first, others = tuple(self._waiting)[:1], tuple(self._waiting)[1:]
        kept = [one for one in others if not superseded(one.spoken.kind, spoken.kind)]
        last = Announcement(spoken, rendered, Utterance(rendered.samples))
        self._waiting = deque([*first, *kept, last])
        if not first:
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
        self._catch_up(slot)
        while self._waiting and self._waiting[0].spoken.far_only:
            reason = self._on.unheard(slot)
            if not reason:
                break
            self._post_cut(slot, reason)
            self._go_on(slot)

    def cut(self, slot: int) -> None:
        """Another dialog takes the call's place: what is being played, or waits, nobody has heard
        as it should be."""
        self._catch_up(slot)
        while self._waiting:
            self._post_cut(slot, OVER)
        self.port.stopTransmit(self._on.void)

    def leave(self, slot: int) -> None:
        """The call is over, and nobody is told any more what became of its notices."""
        while self._speech.marks:
            self._passed(slot)
        self._end_trace(slot)
        self._waiting.clear()
        self._speech.stop()
        self._unlink()

    def spare_ear(self, slot: int, *, on: bool) -> None:
        """Whether nothing of this is for our ear, while it goes on for the others."""
        if on == self._spares_ear:
            return
        self._spares_ear = on
        if on:
            self.port.stopTransmit(self._on.ear)
        else:
            self.link(slot)

    def close(self) -> None:
        """After the last call."""
        self._unlink()

    # inside

    def _catch_up(self, slot: int) -> None:
        while self._speech.marks:
            one = self._passed(slot)
            if one is not None:
                kind, given, lasted_s = one.spoken.kind, one.rendered, one.utterance.lasts_s
                how = given.rendering, given.language, lasted_s, given.reason
                self._on.post(AnnouncementEnded(slot, kind, *how))
                self._go_on(slot)

    def _passed(self, slot: int) -> Announcement | None:
        """Trace the next mark; what it says is over, if it says so."""
        time_s, of, began = self._speech.marks.popleft()
        if not self._waiting or self._waiting[0].utterance is not of:
            return None
        self._trace(time_s, slot, began=began)
        return None if began else self._waiting.popleft()

    def _begin(self, slot: int) -> None:
        """Links are made in their order: once the port is asked for a frame, all hear it."""
        first = self._waiting[0]
        if first.spoken.far_only:
            for sink in (*self._on.parties(slot), self._on.ear):
                self.port.stopTransmit(sink)
        self.link(slot)
        self.port.startTransmit(self._on.void)
        self._speech.say(first.utterance)

    def _go_on(self, slot: int) -> None:
        if self._waiting:
            self._begin(slot)
        else:
            self.port.stopTransmit(self._on.void)

    def _audience(self, slot: int) -> tuple[Any, ...]:
        if not self._waiting[0].spoken.far_only:
            ear = () if self._spares_ear else (self._on.ear,)
            return (*self._on.parties(slot), *ear)
        own = self._on.own(slot)
        return () if own is None else (own,)

    def _trace(self, time_s: float, slot: int, *, began: bool) -> None:
        one = self._waiting[0]
        kind, given = one.spoken.kind, one.rendered
        self._on.trace(
            AnnouncementSounded(time_s, slot, kind, given.language, given.rendering, began)
        )

    def _post_cut(self, slot: int, reason: str) -> None:
        """The first one, as far as it was heard."""
        heard_s = self._end_trace(slot)
        kind = self._waiting.popleft().spoken.kind
        self._speech.stop()
        self._on.post(AnnouncementEnded(slot, kind, Rendering.NOTHING, None, heard_s, reason))

    def _end_trace(self, slot: int) -> float:
        """For how long the first one was heard, if it is cut now."""
        heard_s = self._speech.heard_s if self._waiting else 0.0
        if heard_s:
            self._trace(time.monotonic(), slot, began=False)
        return heard_s

    def _unlink(self) -> None:
        """From our own ports; the links to a party go with its media."""
        self.port.stopTransmit(self._on.ear)
        self.port.stopTransmit(self._on.void)
