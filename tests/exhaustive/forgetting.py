"""What is forgotten of a phone in a walk because it decides nothing, or is tried all the same.

`Forgetting` says it for a profile. Coarse, for several calls, it leaves one recording of each
class that the rest of the phone can tell apart; `members` are those it stands for, and what may be
reported to any of them is tried. Tests put back what was forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from announcements.catalogue import Kind
from phone.call.states import Call, CallState, Direction, Party, RecordWord
from phone.keys import pages
from phone.lines import Setting, from_pstn
from phone.notices.announcements import Audience, Notice, notices
from phone.notices.compliance import UNDER_WAY, Compliance, suppresses
from phone.recording.exploration import explore
from phone.recording.machine import EXPIRES, Recording, step, timers, will_try_again
from phone.recording.table import FAILURES, OPEN
from phone.recording.words import REPORTS, Event, Mode, Phase, Wish
from phone.state import Ending, Inherited, PhoneState, Slot
from provisioning.recording_settings import CallKind, FailurePolicy, RecordingSettings

METTE = Party("Mette", "1002", "sip:1002@far.test")
OUTSIDE = Party("", "+4533123456", "sip:+4533123456@far.test")
AUDIENCES = tuple(Audience(spoken, told) for spoken in (False, True) for told in (False, True))

Told = tuple[Recording, Event]


@cache
def plain(recording: Recording, *, attempts: bool) -> Recording:
    """Without why it failed, but for whether it is tried again; nor how often, but for whether it
    did (`attempts`)."""
    failure = recording.failure
    if failure is not None:
        failure = Event.LOST if will_try_again(recording) else Event.FORBIDDEN
    attempt = min(recording.attempt, 1) if attempts or failure else 0
    return replace(recording, failure=failure, attempt=attempt)


@cache
def represented(recording: Recording, *, attempts: bool) -> Recording:
    """The one that stands for its class: sound flows; it is open and will flow; it is open and
    paused; it is not open; it has failed, and may be tried again."""
    it = plain(recording, attempts=attempts)
    if it.phase in OPEN and it.phase is not Phase.RECORDING:
        return replace(it, phase=Phase.STARTING if it.wish is Wish.ON else Phase.PAUSED)
    if it.phase in (Phase.STOPPING, Phase.OFF):
        off = Phase.READY if it.phase is Phase.STOPPING else Phase.OFF
        return replace(it, phase=off, wish=Wish.ON, attempt=0)
    return replace(it, phase=Phase.FAILED, failure=Event.LOST) if it.phase in FAILURES else it


def offers_record(recording: Recording) -> Recording:
    """In On Demand, where no words tell of a failure, one that failed is one that is not open."""
    failed = recording.phase is Phase.FAILED and recording.wish is Wish.ON
    on_demand = recording.mode is Mode.ON_DEMAND
    return Recording(recording.mode, Phase.READY) if failed and on_demand else recording


@cache
def members(representative: Recording, *, attempts: bool) -> tuple[Recording, ...]:
    """All that may come about and are represented by this one, the same first."""
    every = {plain(it, attempts=attempts): None for it in reachable()}
    mine = [it for it in every if represented(it, attempts=attempts) == representative]
    return tuple(sorted(mine, key=lambda it: (it != representative, it.phase.value, it.attempt)))


@cache
def reachable() -> frozenset[Recording]:
    """All recordings that may come about, found once."""
    return explore().recordings


@dataclass(frozen=True)
class Forgetting:
    """What a walk under this profile forgets."""

    setting: Setting
    coarse: bool = False

    @cached_property
    def direction(self) -> bool:
        """Who called whom decides nothing once it is answered: incoming and outgoing calls are
        selected alike (SPEC H2)."""
        pairs = (
            (CallKind.INCOMING_INTERNAL, CallKind.OUTGOING_INTERNAL),
            (CallKind.INCOMING_PSTN, CallKind.OUTGOING_PSTN),
        )
        lines = [it.recording for it in self.setting.lines]
        chosen = [it.selected for it in lines]
        return all((one in it) == (other in it) for it in chosen for one, other in pairs)

    @cached_property
    def attempts(self) -> bool:
        """The first failure in a row is told from the others: words tell of it (SPEC H1)."""
        silent = FailurePolicy.PROCEED
        return any(it.recording.failure is not silent for it in self.setting.lines)

    @cached_property
    def outside(self) -> bool:
        """Internal and PSTN parties are told the same, and recorded the same."""
        lines = [it.recording for it in self.setting.lines]
        return all(
            it.announce_pstn == it.announce_internal and it.selected == frozenset(CallKind)
            for it in lines
        )

    @cached_property
    def compliance(self) -> bool:
        """Calls of the PSTN begin with an announcement: who calls whom decides until then."""
        lines = [it.recording for it in self.setting.lines]
        return any(it.compliance_inbound or it.compliance_outbound for it in lines)

    @cached_property
    def _known(self) -> dict[Slot, Slot]:
        """Slots that have been folded, each once."""
        return {}

    @cached_property
    def _folded(self) -> set[tuple[int, bool, bool]]:
        """The same by identity: most steps leave one call as it is."""
        return set()

    def state(self, state: PhoneState) -> PhoneState:
        """Toast, mute, registration, do not disturb; the line in use, the page of keys, what would
        be redialled; and what `slot` says. Coarse: how many digits are keyed."""
        joined = state.conference
        members = (joined.host, joined.guest) if joined is not None else ()
        untold = joined.guest if joined is not None and not joined.told else None
        followed = {slot.follows for slot in state.slots if slot}
        busy = {slot.call.line for slot in state.slots if slot}
        free = [line.number for line in self.setting.lines if line.number not in busy]
        return PhoneState(
            slots=tuple(
                slot
                and self.slot(slot, pointed=at in members or at in followed, waits=at == untold)
                for at, slot in enumerate(state.slots)
            ),
            focus=state.focus,
            line=free[0] if free else 1,
            digits="" if state.digits is not None and self.coarse else state.digits,
            redial="1002",
            consultation=state.consultation,
            conference=state.conference,
            urgent=state.urgent,
            dialogs=state.dialogs,
        )

    def slot(self, slot: Slot, *, pointed: bool, waits: bool) -> Slot:
        """`pointed`: it is in a conference, or a call follows it; `waits`: words are for it."""
        if (id(slot), pointed, waits) in self._folded:
            return slot
        less = self._less(slot, pointed=pointed, waits=waits)
        less = self._known.setdefault(less, less)
        self._folded.add((id(less), pointed, waits))
        return less

    def _less(self, slot: Slot, *, pointed: bool, waits: bool) -> Slot:
        """What words are said, but for those that somebody waits for; what it would take over,
        while the call that it follows is there and may still change that. Coarse: all but the
        microphone of a call that is being ended, and of which nothing is taken over."""
        settled = slot.compliance not in UNDER_WAY
        call = self.call(slot.call, settled=settled)
        compliance = self.heard(slot)
        if self.coarse and slot.ending is Ending.HANGING_UP and not pointed:
            mode = slot.recording.mode
            return Slot(call, Recording(mode), ending=slot.ending, compliance=compliance)
        following = slot.follows is not None
        recording = self.recording(slot.recording)
        if self.coarse and not pointed and not self.attempts:
            recording = offers_record(recording)
        return Slot(
            call,
            recording,
            Inherited() if following else slot.inherited,
            slot.follows,
            self.words(slot, waits=waits),
            slot.announced and not following,
            slot.ending,
            compliance,
            slot.owed,
        )

    def words(self, slot: Slot, *, waits: bool) -> tuple[Notice, ...]:
        """Those that somebody waits for; of the others, that there are some. Coarse: not even
        that."""
        awaited = {Kind.COMPLIANCE} | ({Kind.START} if waits else set())
        awaited |= {Kind.FAILURE_END} if slot.ending is Ending.UNRECORDED else set()
        kept = tuple(one for one in slot.announcing if one.kind in awaited)
        if self.coarse or len(kept) == len(slot.announcing):
            return kept
        return (*kept, Notice(Kind.PAUSE))

    def recording(self, recording: Recording) -> Recording:
        """Plain; coarse: the one that stands for it."""
        fold = represented if self.coarse else plain
        return fold(recording, attempts=self.attempts)

    def heard(self, slot: Slot) -> Compliance:
        """Once it is answered and settled: whether start and stop are suppressed, and the next
        call begins without it."""
        if slot.call.state is not CallState.CONFIRMED or slot.compliance in UNDER_WAY:
            return slot.compliance
        if slot.compliance is Compliance.EARLIER:
            return Compliance.PLAYED
        fallback = not suppresses(slot.compliance, slot.call.direction)
        return Compliance.NONE if fallback else slot.compliance

    def call(self, call: Call, *, settled: bool = True) -> Call:
        """What the far end says of its recording; who it is, but for PSTN or internal where that
        is told apart; who called whom, once it is answered. Coarse: how far an unanswered call has
        come, and whether the far end has heard of a hold that is wanted. `settled`: no announcement
        waits for its turn."""
        remote = METTE
        direction, state, held = call.direction, call.state, call.held_by_local
        matters = not self.outside or (self.compliance and state is not CallState.CONFIRMED)
        if matters and from_pstn(self.setting, call.remote):
            remote = OUTSIDE
        if state is CallState.CONFIRMED and self.direction and settled:
            direction = Direction.INITIATOR
        if self.coarse and state in (CallState.PROCEEDING, CallState.EARLY):
            state = CallState.TRYING if direction is Direction.INITIATOR else state
        return replace(
            call,
            remote=remote,
            direction=direction,
            state=state,
            held_by_local=held or (self.coarse and call.hold_wanted),
            far_record=RecordWord.OFF,
        )

    def told(self, recording: Recording, settings: RecordingSettings) -> tuple[Told, ...]:
        """What recorder and timers may say now, and to which of those that are represented: one
        of each that leads somewhere else or is announced otherwise."""
        return _told(self, recording, settings)


@cache
def _told(
    forgetting: Forgetting, recording: Recording, settings: RecordingSettings
) -> tuple[Told, ...]:
    ways = dict[tuple[Recording, tuple[tuple[Notice, ...], ...]], Told]()
    those = members(recording, attempts=forgetting.attempts) if forgetting.coarse else (recording,)
    for it in those:
        for event in (*REPORTS, *(EXPIRES[timer] for timer in timers(it))):
            after, effects = step(it, event)
            if effects or after != it:
                said = tuple(notices(settings, who, it, after) for who in AUDIENCES)
                ways.setdefault((forgetting.recording(after), said), (it, event))
    return tuple(ways.values())


def far_ends(state: PhoneState) -> Iterator[PhoneState]:
    """The same with whatever the far ends may say of their recording: it decides nothing."""
    for index, slot in enumerate(state.slots):
        for word in (RecordWord.ON, RecordWord.PAUSED):
            if slot is not None:
                far = replace(slot, call=replace(slot.call, far_record=word))
                yield replace(state, slots=(*state.slots[:index], far, *state.slots[index + 1 :]))


def all_pages(setting: Setting, state: PhoneState) -> Iterator[PhoneState]:
    """The same on every page of keys."""
    for number in range(len(pages(setting, state))):
        yield replace(state, page=number) if number else state
