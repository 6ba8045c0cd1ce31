"""One recording session: its dialog, its streams, and the recording they become.

Applies offers and says what to answer; must not know how requests are routed or refused.
"""

import secrets
from collections.abc import Sequence
from functools import partial

from hw_sim.provider import answer
from hw_sim.provider.admission import Body, Refusal, codec
from hw_sim.provider.answer import Answered, offers_audio
from hw_sim.provider.dialog import Dialog
from hw_sim.provider.g711 import CODECS
from hw_sim.provider.recording import Recording, instant
from hw_sim.provider.rtp import RtpPacket
from hw_sim.provider.sides import NEAR, channels
from hw_sim.provider.sip import uri
from hw_sim.provider.stream_port import StreamPort
from phone.siprec.metadata import DataMode, Metadata
from phone.siprec.sdp import Medium

_MOST = 2  # streams recorded; further ones are answered with port 0


class RecordingSession:
    """From the 200 to the end. `not_ready` answers inactive; `one_sided` refuses stream two."""

    def __init__(
        self, dialog: Dialog, recording: Recording, *, not_ready: bool, one_sided: bool
    ) -> None:
        self.dialog = dialog
        self.recording = recording
        self.held = not_ready
        """Our own pause: every stream is inactive, whatever is offered."""
        self.asked = False
        """Whether an offer of ours is open."""
        self.heard_at = instant().now
        """When signalling last came (s, monotonic)."""
        self.complete = False
        """Whether a full snapshot has been received (RFC 7866 §9.1)."""
        self.lost_at: float | None = None
        """When its connection closed (s, monotonic)."""
        self.ended = False
        """Whether its recording is finished; answers that still come change nothing."""
        self._most = 1 if one_sided else _MOST
        self._ports: dict[int, StreamPort] = {}
        self._answered: tuple[Answered, ...] = ()
        self._sides: dict[int, int] = {}
        self._id, self._version, self._sdp = secrets.randbits(31), 0, ""

    def assign(self, metadata: Metadata, offered: Sequence[Medium]) -> None:
        """Decides once which m-line is near and which far, and opens their ports.

        OSError if no ports are free.
        """
        fit = [i for i, one in enumerate(offered) if codec(one)][: self._most]
        labels = [offered[i].label for i in fit]
        sides = channels(metadata, uri(self.dialog.remote), labels)
        for index, side in zip(fit, sides, strict=True):
            self._open(index, side, offered[index])

    def answer(self, offered: Sequence[Medium]) -> str:
        """Applies an offer at this instant and returns the answer (RFC 3264 §6, §8).

        Refusal 488 if it drops m-lines or has no audio we can record.
        """
        audio = [one for one in offered if one.kind == "audio" and one.port]
        if len(offered) < len(self._answered):
            raise Refusal(488, f"{len(offered)} m-lines, there were {len(self._answered)}")
        if audio and not any(codec(one) for one in audio):
            raise Refusal(488, "no audio stream with PCMU or PCMA over RTP/AVP")
        for index, medium in enumerate(offered):
            if codec(medium) and index not in self._ports and len(self._ports) < self._most:
                taken = set(self._sides.values())
                self._open(index, NEAR if NEAR not in taken else 1 - NEAR, medium)
        self._apply(tuple(self._answer(i, one) for i, one in enumerate(offered)))
        return self.sdp()

    def sdp(self) -> str:
        """Our description; its version rises when it changes (RFC 3264 §8)."""
        address = self.dialog.flow.local[0]
        same = answer.write(address, self._id, self._version, self._answered)
        if same != self._sdp:
            self._version += 1
            self._sdp = answer.write(address, self._id, self._version, self._answered)
        return self._sdp

    def hold(self, *, held: bool) -> str:
        """Our own offer: inactive cuts at this instant, recvonly waits for its answer."""
        self.held = held
        wanted = tuple(
            Answered(one.medium, one.port, active=not held and bool(one.port))
            for one in self._answered
        )
        if held:
            self._apply(wanted)
            return self.sdp()
        before, self._answered = self._answered, wanted
        sdp = self.sdp()
        self._answered = before
        return sdp

    def agreed(self, answered: Sequence[Medium]) -> bool:
        """Applies the client's answer to our offer; whether anything is recorded now."""
        pairs = zip(self._answered, answered, strict=False)
        self._apply(
            tuple(
                Answered(
                    ours.medium,
                    ours.port,
                    active=not self.held and bool(ours.port and one.port) and offers_audio(one),
                )
                for ours, one in pairs
            )
            or self._answered
        )
        return self.running

    @property
    def running(self) -> bool:
        """Whether any stream may send."""
        return any(one.active for one in self._answered)

    @property
    def alive_at(self) -> float:
        """When the client was last heard, by RTP, RTCP or SIP (s, monotonic)."""
        return max(self.heard_at, self.media_at)

    @property
    def media_at(self) -> float:
        """When RTP or RTCP last came (s, monotonic); 0.0 for never."""
        return max((port.alive_at for port in self._ports.values()), default=0.0)

    def told(self, body: Body) -> tuple[str, ...]:
        """Keeps the request's metadata; notes on what of them is left out."""
        if body.document is None:
            return ()
        if body.metadata is not None and body.metadata.mode is DataMode.COMPLETE:
            self.complete = True
        return self.recording.told(body.document, body.metadata)

    def lacks_snapshot(self, body: Body) -> bool:
        """Whether one must be asked for after this request (RFC 7866 §9.2)."""
        return body.document is not None and (body.metadata is None or not self.complete)

    def report(self) -> None:
        """Sends each stream's receiver report."""
        for port in self._ports.values():
            port.report()

    def close(self) -> None:
        """Frees the ports."""
        self.ended = True
        for port in self._ports.values():
            port.close()
        self._ports.clear()

    def _open(self, index: int, side: int, medium: Medium) -> None:
        channel = self.recording.timeline.channels[side]
        host = self.dialog.flow.local[0]
        self._ports[index] = StreamPort(host, channel, partial(self._packet, index))
        self._sides[index] = side
        chosen = codec(medium)
        self.recording.carries(side, medium.label, chosen[1] if chosen else "")

    def _answer(self, index: int, medium: Medium) -> Answered:
        port = self._ports.get(index)
        if port is None or not codec(medium):
            return Answered(medium)
        port.aim(medium)
        return Answered(medium, port.port, active=offers_audio(medium) and not self.held)

    def _apply(self, answered: tuple[Answered, ...]) -> None:
        self._answered = answered
        self.recording.set_running(instant(), running=self.running)

    def _packet(self, index: int, packet: RtpPacket, now: float) -> None:
        current = self._answered[index] if index < len(self._answered) else None
        formats = current.medium.formats if current else ()
        name = next((one.name.upper() for one in formats if one.payload == packet.payload_type), "")
        side = self._sides[index]
        if current is not None and current.active and name in CODECS:
            self.recording.place(side, packet, name, now)
        else:  # counted, never kept: late after a pause, or no audio
            self.recording.timeline.channels[side].count(packet, now)
