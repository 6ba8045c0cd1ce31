"""One call of the whole phone: every event that may come.

Of keys with the same meaning one is pressed, and of reports that lead to the same one is made; the
rest is tried in every state, plausible or not. Digits are keyed up to one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallOffered,
    CallProgressed,
    CallRefused,
    CallReplaced,
    CallTimer,
    EarlyMedia,
    HoldChanged,
    HoldRefused,
    RegistrationChanged,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, EndReason
from phone.keys import Digit, meaning
from phone.lines import Setting, line_of
from phone.notices.compliance import Compliance
from phone.notices.outcome import AnnouncementEnded
from phone.recording.machine import EXPIRES
from phone.recording.reports import RecorderReported
from phone.slots import put
from phone.state import (
    Ending,
    PhoneEvent,
    PhoneState,
    TargetDialled,
    TimerExpired,
    ToastExpired,
)
from softkeys.actions import Softkey
from softkeys.keypad import Key, KeyPressed
from tests.exhaustive.forgetting import METTE, OUTSIDE, Forgetting, all_pages, far_ends
from tests.exhaustive.search import Node

PARTIES = (METTE, OUTSIDE)
BOOLS = (False, True)
TIMERS = {event: timer for timer, event in EXPIRES.items()}

SOFTKEYS = (Key.SOFTKEY_1, Key.SOFTKEY_2, Key.SOFTKEY_3, Key.SOFTKEY_4)
KEYS = (
    *SOFTKEYS,
    *(Key.LINE_1, Key.LINE_6, Key.LINE_2),  # the line, the speed dial, nothing
    *(Key.DIGIT_5, Key.HOOK, Key.OFF_HOOK, Key.ON_HOOK, Key.OK, Key.SPEAKER),
    *(Key.HOLD, Key.TRANSFER, Key.CONFERENCE, Key.UP, Key.DOWN),
)
"""Every meaning a key may have; HEADSET means what SPEAKER does, the other digits what 5 does."""

UNSEEN: tuple[PhoneEvent, ...] = (
    KeyPressed(Key.MUTE),
    *(ToastExpired(number) for number in (0, 7)),
    *(RegistrationChanged(1, registered, 0) for registered in BOOLS),
    CallRefused(METTE),
)
"""What changes nothing but what is forgotten."""

CALL: tuple[PhoneEvent, ...] = (
    *(CallProgressed(0, state) for state in (CallState.PROCEEDING, CallState.EARLY)),
    CallConfirmed(0),
    CallEnded(0, EndReason.REMOTE_BYE),
    CallEnded(0, EndReason.REJECTED, 486),
    *(HoldChanged(0, ours, theirs) for ours in BOOLS for theirs in BOOLS),
    HoldRefused(0),
    *(RemoteChanged(0, party) for party in PARTIES),
    *(CallReplaced(0, party) for party in PARTIES),
    TransferRequested(0, METTE),
    *(TransferEnded(0, status) for status in (202, 503)),
)
DIALLED: tuple[PhoneEvent, ...] = (TargetDialled("1002"), TargetDialled("112"))


@dataclass(frozen=True)
class OneCall:
    """The space of one call under a profile; `coarse`: of recordings that are alike, one."""

    setting: Setting
    coarse: bool = False

    @cached_property
    def forgetting(self) -> Forgetting:
        """What decides nothing under this profile."""
        return Forgetting(self.setting, self.coarse)

    @property
    def start(self) -> Node:
        """An idle phone with one appearance."""
        return self.folded(Node(PhoneState(slots=(None,))))

    def moves(self, node: Node) -> Iterator[tuple[Node, PhoneEvent]]:
        """Whatever may come."""
        slot = node.state.slots[0]
        if self.coarse and slot is not None and slot.ending is Ending.HANGING_UP:
            yield node, CallEnded(0, EndReason.REMOTE_BYE)  # our BYE is on its way
            return
        for state, key in pressed(self.setting, node.state):
            yield replace(node, state=state), key
        for event in (
            *DIALLED,
            *((CallOffered(0, 1, party) for party in PARTIES) if slot is None else CALL),
        ):
            yield node, event
        yield from reported(self.forgetting, node, 0)

    def seen(self, node: Node) -> Iterator[PhoneState]:
        """With whatever is forgotten and seen."""
        yield from all_pages(self.setting, node.state)
        yield from far_ends(node.state)

    def folded(self, node: Node) -> Node:
        """The node without what decides nothing."""
        return replace(node, state=self.forgetting.state(node.state))


def pressed(
    setting: Setting, state: PhoneState, keys: tuple[Key, ...] = KEYS
) -> Iterator[tuple[PhoneState, KeyPressed]]:
    """One key of each meaning, on whatever page of keys it is."""
    meanings = dict[object, tuple[PhoneState, Key]]()
    for here in all_pages(setting, state):
        for key in keys if here is state else SOFTKEYS:
            meanings.setdefault(meaning(setting, here, key), (here, key))
    for what, (here, key) in meanings.items():
        if what not in (None, Softkey.MORE) and not (isinstance(what, Digit) and here.digits):
            yield here, KeyPressed(key)


def reported(forgetting: Forgetting, node: Node, index: int) -> Iterator[tuple[Node, PhoneEvent]]:
    """What recorder, timers and notices may say of a call, and in which node."""
    slot = node.state.slots[index]
    if slot is None:
        return
    settings = line_of(forgetting.setting, slot.call.line).recording
    for recording, event in forgetting.told(slot.recording, settings):
        here = node
        if recording != slot.recording:
            here = replace(node, state=put(node.state, index, replace(slot, recording=recording)))
        if event in TIMERS:
            yield here, TimerExpired(index, TIMERS[event])
        else:
            yield here, RecorderReported(index, 1, event)
    for one in slot.announcing:
        for given in Rendering:
            if given is Rendering.WORDS or one.kind in (Kind.COMPLIANCE, Kind.START):
                yield node, AnnouncementEnded(index, one.kind, given)
    yield from ((node, event) for event in _of_compliance(index, slot.compliance))


def _of_compliance(index: int, compliance: Compliance) -> Iterator[PhoneEvent]:
    match compliance:
        case Compliance.DUE:
            yield from (EarlyMedia(index, ready) for ready in BOOLS)
        case Compliance.DELAYED:
            yield TimerExpired(index, CallTimer.COMPLIANCE_DELAY)
        case Compliance.PLAYING:  # also after other words have begun
            yield AnnouncementEnded(index, Kind.COMPLIANCE)
        case _:
            pass
