"""A telephone on the wire, put together: what phone.app and the simulator's bench build.

Knows the parts and the order in which they are made and ended; holds no logic of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from announcements.prompts import Prompts
from phone.lines import Setting
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import STANDARD, OwnTones, own_tones
from phone.pjsua.accounts import RtpPorts
from phone.pjsua.audio import AudioCounts, AudioGraph, Room
from phone.pjsua.endpoint import Endpoint, EndpointSettings
from phone.pjsua.observations import Trace
from phone.pjsua.recording_client import PjsuaRecorder
from phone.pjsua.user_agent import PjsuaUserAgent, Posted
from phone.ports import Gates, Notices
from phone.recording.reports import RecorderReported
from provisioning.profile import Line
from tones.codec import Codec

RECORDINGS = 2
"""Recordings at a time: each takes a dialog besides its call's."""


@dataclass(frozen=True, slots=True)
class PhoneSettings:
    """`may_move`: another SIP port than the first line's will do if that is taken."""

    lines: tuple[Line, ...]
    address: str = "127.0.0.1"
    may_move: bool = False
    rtp: RtpPorts = field(default=RtpPorts(16384, 16538))
    tones: OwnTones = STANDARD

    @classmethod
    def of(
        cls, profile: Setting, address: str = "127.0.0.1", *, may_move: bool = False
    ) -> "PhoneSettings":
        """What a profile says, at this address."""
        rtp = RtpPorts(profile.rtp_port_min, profile.rtp_port_max)
        return cls(profile.lines, address, may_move, rtp, own_tones(profile.tones))


class PjsuaPhone:
    """One per process. `post` and `trace` are called on the thread that turns it, as are all its
    methods but `wake`."""

    def __init__(
        self,
        settings: PhoneSettings,
        codec: Codec,
        post: Callable[[Posted | RecorderReported | AnnouncementEnded], None],
        trace: Trace,
        prompts: Prompts | None = None,
    ) -> None:
        """`prompts` are what announcements say; None: a tone stands for words. Raises OSError if
        the SIP port is taken, ValueError for more lines than there is room for."""
        first = settings.lines[0]
        self._endpoint = Endpoint(
            EndpointSettings(settings.address, first.sip_port, settings.may_move, first.codec),
            trace,
        )
        room = Room(self._endpoint.capacity, RECORDINGS)
        self._graph = AudioGraph(
            codec, room, trace, post, self._endpoint.wake, prompts, settings.tones
        )
        self.user_agent = PjsuaUserAgent(
            self._endpoint, self._graph, settings.lines, settings.rtp, post
        )
        self.recorder = PjsuaRecorder(
            self._endpoint, self._graph, first, settings.rtp, self.user_agent.facts, post
        )
        self.gates: Gates = self._graph
        self.notices: Notices = self._graph.notices

    @property
    def sip_port(self) -> int:
        """The port that is listened on, UDP and TCP."""
        return self._endpoint.sip_port

    @property
    def capacity(self) -> int:
        """Dialogs at a time, of calls and of recordings together."""
        return self._endpoint.capacity

    @property
    def audio_counts(self) -> AudioCounts:
        """Frames, late frames and faults since the start."""
        return self._graph.counts

    def turn(self, ms: int) -> None:
        """Serve SIP for at most `ms` milliseconds, less if something came or `wake` was called."""
        self._endpoint.turn(ms)
        self._graph.report()

    def wake(self) -> None:
        """End the turn that is under way; from any thread."""
        self._endpoint.wake()

    def close(self) -> None:
        """End all recordings and calls with a BYE, and the library, which takes a second or two.
        Afterwards nothing of it may be used."""
        self.recorder.close_all()
        self._endpoint.close()
        self._graph.close()
        self.recorder.close_account()
        self.user_agent.close()
        del self.gates, self.notices
        self._endpoint.destroy()
