"""What one call's offers and answers agree on: who holds (RFC 3264 §8.4), and `a=record`.

What is wanted is a level; one offer is open at a time, and the difference goes out when none is.
The same at both ends of a simulated call. Must not know who the parties are, nor of recordings.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from hw_sim.sim.dialog import DIRECT, TIMEOUT, Dialog
from hw_sim.sim.messages import Request, Response, Sdp
from phone.call.events import (
    CallEvent,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    RemoteChanged,
)
from phone.call.states import Arrival, Party, RecordWord
from phone.siprec.sdp import Direction

GLARE_OWNER_S: Final = (2.1, 4.0)
GLARE_OTHER_S: Final = (0.0, 2.0)
NOT_ACCEPTABLE_HERE, GLARE, NO_DIALOG = 488, 491, 481

SENDS: Final = (Direction.SENDRECV, Direction.SENDONLY)
RECEIVES: Final = (Direction.SENDRECV, Direction.RECVONLY)


class Tell(Protocol):
    """Posts an event about the call, unless it is nobody's."""

    def __call__(self, event: Callable[..., CallEvent], *facts: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Manners:
    """How a telephone takes what it is asked; ours has the defaults."""

    refuses_hold: bool = False  # 488 to whoever holds or retrieves
    updates: bool = True  # its Allow has UPDATE
    answers_cancelled: bool = False  # 200 to the INVITE that has just been cancelled
    answers_offers: bool = True
    offers: bool = True  # its INVITE has SDP; without, it answers in its ACK (RFC 3264 §5)
    supports_100rel: bool = True  # its INVITE says so (RFC 3262)
    acknowledges: bool = True  # and PRACKs follow
    arrival: Arrival = DIRECT  # how its calls come to us
    hints: tuple[str, ...] = ()  # header lines of its INVITEs (docs/pstn.md)


@dataclass(frozen=True, slots=True)
class Around:
    """What a negotiation needs of its call and of the world."""

    dialog: Dialog
    tell: Tell
    lost: Callable[[], None]  # the dialog is not there any more
    wait: Callable[[float, Callable[[], None]], object]
    draw: Callable[[float, float], float]
    manners: Callable[[], Manners]
    peer_updates: Callable[[], bool]


class Negotiation:
    """One call's; `owner` of the Call-ID is who sent the INVITE."""

    def __init__(self, around: Around, remote: Party, *, owner: bool) -> None:
        self._around, self._owner = around, owner
        self._hold_wanted = self._held = self._held_by_far = False
        self._reported = (False, False)
        self._word = RecordWord.OFF
        self._said: RecordWord | None = None
        self._far_word = RecordWord.OFF
        self._open: tuple[Request, bool] | None = None  # the offer, and whether it holds
        self._asserted: Party | None = None
        self._remote = remote.aor  # who was asserted last
        self._waiting = self._begun = self._over = False
        self.cut = False  # no voice, whatever the offers say

    @property
    def speaks(self) -> bool:
        """Whether the voice is sent to the far party."""
        return self.is_heard and not self.cut

    @property
    def is_heard(self) -> bool:
        """Whether the far party takes what comes from here, be it music while we hold."""
        return self._begun and not self._over and not self._held_by_far

    @property
    def word(self) -> RecordWord:
        """What we say of our recording."""
        return self._word

    @property
    def far_word(self) -> RecordWord:
        """What the far end says of its own."""
        return self._far_word

    # what is wanted

    def follow(self, before: "Negotiation") -> None:
        """Another dialog's place is taken: what was wanted there is wanted here."""
        self.cut, self._hold_wanted, self._word = before.cut, before.cut, before.word

    def begin(self) -> None:
        """The call is confirmed."""
        self._begun = True
        self._report()
        self._negotiate()

    def end(self) -> None:
        """Nothing is offered any more."""
        self._over = True

    def hold(self, *, on: bool) -> None:
        """The voice is cut or given back now; the offer goes as soon as it can."""
        self.cut = self._hold_wanted = on
        self._negotiate()

    def tell_recording(self, word: RecordWord) -> None:
        """In every offer and answer from now on."""
        self._word = word
        self._negotiate()

    def identify(self, party: Party) -> None:
        """Our side is somebody else now (RFC 3325): said at once."""
        self._asserted = party
        self._negotiate()

    # offers and answers

    def offer(self) -> Sdp:
        """Ours, as things are wanted."""
        self._said = self._word
        direction = Direction.SENDONLY if self._hold_wanted else Direction.SENDRECV
        return Sdp(direction, self._word)

    def answer(self, offer: Sdp | None) -> Sdp:
        """To theirs: we send if they take it, and take what they send unless we hold."""
        self._said = self._word
        theirs = offer.direction if offer else Direction.SENDRECV
        sends, takes = theirs in RECEIVES, theirs in SENDS and not self._held
        both = {
            (True, True): Direction.SENDRECV,
            (True, False): Direction.SENDONLY,
            (False, True): Direction.RECVONLY,
            (False, False): Direction.INACTIVE,
        }
        return Sdp(both[sends, takes], self._word)

    def read(self, sdp: Sdp | None) -> None:
        """What the far end says: whether it holds, and whether it records; absent is as before."""
        if sdp is None:
            return
        self._held_by_far = sdp.direction in (Direction.SENDONLY, Direction.INACTIVE)
        if sdp.record is not None and sdp.record is not self._far_word:
            self._far_word = sdp.record
            self._around.tell(FarRecordReported, sdp.record)

    def offered(self, request: Request) -> None:
        """The far end's re-INVITE or UPDATE."""
        dialog, manners = self._around.dialog, self._around.manners()
        if not manners.answers_offers:
            return
        if self._open is not None:
            dialog.respond(request, GLARE)
            return
        sdp = request.sdp
        holds = sdp is not None and sdp.direction in (Direction.SENDONLY, Direction.INACTIVE)
        if manners.refuses_hold and holds is not self._held_by_far:
            dialog.respond(request, NOT_ACCEPTABLE_HERE)
            return
        self.read(sdp)
        dialog.respond(request, 200, self.answer(sdp))
        self.identified(request.asserted)
        self._report()
        self._negotiate()

    def answered(self, response: Response) -> None:
        """The far end's final answer to our offer."""
        if self._open is None or response.request != self._open[0] or response.status < 200:
            return
        holding, self._open = self._open[1], None
        if response.status in (TIMEOUT, NO_DIALOG):
            self._around.lost()
            return
        if response.status < 300:
            self._held = holding
            self.read(response.sdp)
            self.identified(response.asserted)
            self._report()
        elif response.status == GLARE:
            self._said = None
            self._asserted = self._asserted or response.request.asserted
            self._wait(self._around.draw(*(GLARE_OWNER_S if self._owner else GLARE_OTHER_S)))
        elif holding is not self._held:
            self._hold_wanted = self._held  # refused: the voice stays cut all the same
            self._around.tell(HoldRefused)
        self._negotiate()

    def identified(self, party: Party | None) -> None:
        """Who the far end says it is; only another than before is news."""
        if party is not None and party.aor != self._remote:
            self._remote = party.aor
            self._around.tell(RemoteChanged, party)

    # inside

    def _report(self) -> None:
        now = (self._held, self._held_by_far)
        if self._begun and now != self._reported:
            self._reported = now
            self._around.tell(HoldChanged, *now)

    def _negotiate(self) -> None:
        if not self._begun or self._over or self._open is not None or self._waiting:
            return
        holding, asserted = self._hold_wanted, self._asserted
        if holding is self._held and self._word is self._said and asserted is None:
            return
        briefly = holding is self._held and self._around.peer_updates()
        self._asserted = None
        request = self._around.dialog.ask(
            "UPDATE" if briefly else "INVITE", sdp=self.offer(), asserted=asserted
        )
        self._open = (request, holding)

    def _wait(self, seconds: float) -> None:
        def over() -> None:
            self._waiting = False
            self._negotiate()

        self._waiting = True
        self._around.wait(seconds, over)
