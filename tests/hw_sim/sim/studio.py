"""A simulated provider and the recording client of a phone, in virtual time."""

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.network import Network, Passage
from hw_sim.sim.provider import SimProvider, SimRecording
from hw_sim.sim.recorder import SimRecorder
from hw_sim.sim.recording_session import Surroundings
from phone.call.states import Party
from phone.ports import SessionRequest
from phone.recording.reports import RecorderReported
from tests.hw_sim.sim.world import ANNA, METTE, run, written

SERVER = "sip:recorder@rec.sim;transport=tcp"


def request(
    session: int = 1,
    *,
    slot: int = 0,
    server: str = SERVER,
    far: Party = METTE,
    narrow: bool = False,
    supported: bool = True,
) -> SessionRequest:
    """A session for Anna's call."""
    return SessionRequest(
        slot, session, server, ANNA, far, narrow=narrow, keepalive_s=10.0, supported=supported
    )


class Studio:
    """What is asked stands in `messages`, what the machine is told in `reports`."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.passages = list[Passage]()
        self.network = Network(self.clock, self.passages.append)
        self.told, self.reported = list[str](), list[RecorderReported]()
        self.has_room = True
        self.provider = SimProvider(self.network, self.clock, self._hear)
        around = Surroundings(self.network, self.clock, self.provider, self.reported.append)
        self.recorder = SimRecorder(around, lambda: self.has_room)

    def run(self, seconds: float = 0.1) -> None:
        run(self.clock, seconds)

    def reports(self) -> list[str]:
        """What the machine was told since it was asked last: `accepted`, and its serial if it is
        not the first session."""
        found = [it.event.value + (f" #{it.session}" * (it.session > 1)) for it in self.reported]
        self.reported.clear()
        return found

    def titles(self) -> list[str]:
        """What passed since it was asked last."""
        found = [f"{'>' if it.sent else '<'} {it.message.title}" for it in self.passages]
        self.passages.clear()
        return found

    def messages(self) -> list[str]:
        """The same, with times and details."""
        found = [written(passage) for passage in self.passages]
        self.passages.clear()
        return found

    def open(self) -> None:
        """A session that records, with both gates open; nothing is left to see."""
        self.recorder.open(request())
        self.run()
        self.recorder.set_gates(0, near=True, far=True)
        self.titles()
        self.reports()

    def _hear(self, what: str, recording: SimRecording, _words: str) -> None:
        self.told.append(f"{what} {recording.number}")
