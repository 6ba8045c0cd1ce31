"""What the dispatcher may ask of the world. Roles, not technologies.

Drivers and simulated parts implement these; what they learn comes back as events through
the `post` callable they were built with. None of these calls raises for trouble on the wire:
trouble is an event with a name. All are called on the dispatcher's thread.
"""

from dataclasses import dataclass
from typing import Protocol

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from phone.call.events import CallTimer
from phone.call.states import Party, RecordWord
from phone.notices.outcome import Told
from phone.notices.reminder import ReminderPlan as ReminderPlan  # noqa: PLC0414  a word of the port
from phone.recording.words import Timer


class UserAgent(Protocol):
    """Calls (RFC 3261). Slots are the machine's numbering; a dialog is bound to one."""

    def claim(self, handle: int, slot: int, *, early: bool = False) -> None:
        """Bind the dialog that was offered as `handle` to `slot` and send 180 Ringing. `early`:
        183 with SDP instead, reliably if the caller supports 100rel (RFC 3262); EarlyMedia follows
        in any case, within some seconds, unless the call ends."""

    def alert(self, slot: int) -> None:
        """180 Ringing, after a claim with `early`."""

    def refuse(self, handle: int, status: int) -> None:
        """Answer the dialog that was offered as `handle` with `status` (486, 603 …)."""

    def dial(self, slot: int, line: int, target: str) -> None:
        """INVITE `target`: a SIP URI, `user@host[:port]`, or a number at the line's proxy."""

    def answer(self, slot: int) -> None:
        """200 OK to the INVITE in `slot`."""

    def reject(self, slot: int, status: int) -> None:
        """Refuse the unanswered INVITE in `slot`."""

    def hang_up(self, slot: int) -> None:
        """BYE, or CANCEL before the answer."""

    def hold(self, slot: int) -> None:
        """Offer a=sendonly (RFC 3264 §8.4); the voice is cut first, both ways, and stays cut until
        `retrieve`, also if the offer is refused (HoldRefused)."""

    def retrieve(self, slot: int) -> None:
        """Offer a=sendrecv again."""

    def send_dtmf(self, slot: int, digit: str) -> None:
        """RFC 4733 event towards the far end only (DESIGN: never into a recording)."""

    def transfer(self, slot: int, target: str) -> None:
        """REFER to a SIP URI (RFC 5589 §5); TransferEnded has the final word."""

    def transfer_to(self, slot: int, other: int) -> None:
        """REFER with Replaces to the party of `other` (RFC 5589 §7); TransferEnded of `slot`."""

    def follow(self, slot: int, into: int) -> None:
        """Accept the REFER of `slot` (202) and INVITE its target as the call of `into`; how that
        goes is told in NOTIFYs by the user agent itself (RFC 3515 §2.4.4)."""

    def refuse_transfer(self, slot: int, status: int) -> None:
        """Answer the REFER of `slot` with a final non-2xx."""

    def bridge(self, slots: tuple[int, ...]) -> None:
        """The far parties of these calls hear one another and all hear the microphone: a level;
        () or a call that is not among them any more: apart again."""

    def mute(self, *, on: bool) -> None:
        """Silence the microphone towards the far end and the near stream."""

    def tell_recording(self, slot: int, word: RecordWord) -> None:
        """`a=record:word` in every offer and answer from now on, and at once if confirmed
        (RFC 7866 §6.1.2): UPDATE if the peer allows it, else re-INVITE."""


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """A recording session to open (RFC 7866 §6.1): whose call, with whom, to which server."""

    slot: int
    session: int  # the serial its reports carry
    server: str  # SIP URI of the recorder, with its transport
    near: Party
    far: Party
    narrow: bool = False  # offer PCMU and PCMA alone
    keepalive_s: float = 10.0  # without RTCP and OPTIONS answers for so long: lost
    supported: bool = True  # False: report NOT_SUPPORTED, send nothing


class Recorder(Protocol):
    """The recording client of one call at a time per slot. After `close`, and after a report
    that ends the session, only CLOSED is reported of it."""

    def open(self, request: SessionRequest) -> None:
        """INVITE with both streams sendonly and a full metadata snapshot."""

    def suspend(self, slot: int) -> None:
        """re-INVITE a=inactive with metadata."""

    def resume(self, slot: int) -> None:
        """re-INVITE a=sendonly with metadata."""

    def close(self, slot: int, reason: str = "") -> None:
        """BYE (or CANCEL); answered by CLOSED in any case. `reason` goes into the last metadata
        (RFC 7865 §6.3). A new session may be opened at once: the old one ends by itself."""

    def parties(self, slot: int, far: tuple[Party, ...]) -> None:
        """Who is heard in the far stream from now on; a change is sent as new metadata."""

    def tell(self, slot: int, told: Told) -> None:
        """An announcement to the parties of this call (SPEC C3), ended now: it is in the metadata
        of the session that is open, by a new snapshot at once, and of later sessions of the call;
        after a `close` without a reason, those of the compliance kind alone are. FOLLOWS comes
        right before `close`."""

    def forget(self, slot: int) -> None:
        """The call is over: the next one in `slot` has been told nothing."""


class Gates(Protocol):
    """The two audio gates of a slot, between a party and the recorder (DESIGN §4)."""

    def set_gates(self, slot: int, *, near: bool, far: bool) -> None:
        """Open or close; closing takes effect at the next 20 ms frame, before any signalling."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A notice to be played: in which language, of which set of the admin's own prompts (SPEC H4;
    empty: ours), and whether the far party of this very call alone hears it (SPEC C6)."""

    kind: Kind
    form: Form = Form.WORDS
    language: Language = Language.ENGLISH
    custom: str = ""
    far_only: bool = False


@dataclass(frozen=True, slots=True)
class Audible:
    """What may be heard now, as a level: the driver acts on the difference."""

    ringer: bool = False  # the phone alerts (incoming call)
    ringing_tone: bool = False  # the caller's ear while the far end alerts
    waiting_tone: bool = False  # the user's ear: another call alerts during a call
    far_ringing: tuple[int, ...] = ()  # slots whose caller hears us alert on an early dialog
    reminders: tuple[tuple[int, ReminderPlan], ...] = ()  # slots in a recorded stretch
    spares_ear: bool = False  # no words to our user, who is calling for help

    @property
    def reminding(self) -> bool:
        """Whether a reminder would sound if it were due: it rests while words are played."""
        return any(not plan.resting for _, plan in self.reminders)


class Notices(Protocol):
    """Tones to the parties; never into a recording (SPEC C2)."""

    def sound(self, audible: Audible) -> None:
        """Make `audible` so. A slot that appears among the reminders begins a new stretch; words
        do not: a burst that they put off follows them (`tones.reminder.Reminder.after_words`)."""

    def announce(self, slot: int, spoken: Spoken) -> None:
        """Play a notice to the parties of `slot`, our user among them unless it is `far_only`,
        mixed after the gates (SPEC C2), after those of this slot that are being played.
        AnnouncementEnded follows in any case while the call lasts; but of what waited and is
        `superseded` by this one nothing more is heard, nor told. It comes before CallReplaced, of
        words that were cut by that. What cannot be played in words is played as a tone
        (DESIGN §3)."""


class Timers(Protocol):
    """Timers by slot and name; an expired one is posted as an event, a cancelled one never."""

    def start(self, slot: int, timer: Timer | CallTimer, seconds: float) -> None:
        """Start, or start again."""

    def cancel(self, slot: int, timer: Timer | CallTimer) -> None:
        """Forget it; not running is fine."""
