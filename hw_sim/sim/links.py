"""Who hears whom at this moment, on a simulated phone: the voices, the notices, and what the gates
let into a recording. The simulated counterpart of the links on the wire's bridge.

A link is from a source to a sink; both are words. Read off the parts themselves, never off what was
told of them. Must not know what anybody says.
"""

from collections.abc import Iterator
from typing import Final

from hw_sim.sim.people import People
from hw_sim.sim.phone import SimPhone
from hw_sim.sim.score import EAR, Link, Links

MOUTH: Final = "mouth"
"""Our user's voice; a far party's is its number."""

NOTICES: Final = "notices"
"""What is played to a call, as far as its far party can hear it."""

NEAR_CHANNEL, FAR_CHANNEL = "near-channel", "far-channel"
"""Of recordings (SPEC D1)."""


def links(phone: SimPhone, people: People) -> Links:
    """All that there are."""
    return frozenset(
        link for slot in phone.agent.slots for link in (*_of_call(phone, people, slot),)
    )


def _of_call(phone: SimPhone, people: People, slot: int) -> Iterator[Link]:
    leg = phone.agent.leg(slot)
    if leg is None:
        return
    there, calling = leg.remote.number, leg.negotiation
    if leg.is_heard:
        yield NOTICES, there
    if calling.speaks and not phone.agent.muted:
        yield MOUTH, there
    if people.speaks(leg.dialog.call_id) and not calling.cut:
        yield there, EAR
        yield from ((there, other) for other in _joined(phone, slot))
    yield from _recorded(phone, people, slot)


def _joined(phone: SimPhone, slot: int) -> Iterator[str]:
    """The other parties of a conference that are spoken to."""
    for other in phone.agent.bridged if slot in phone.agent.bridged else ():
        leg = phone.agent.leg(other)
        if leg is not None and other != slot and leg.negotiation.speaks:
            yield leg.remote.number


def _recorded(phone: SimPhone, people: People, slot: int) -> Iterator[Link]:
    """What the gates of this slot let into its recording (DESIGN §4)."""
    near, far = phone.gates.open.get(slot, (False, False))
    if not phone.recorder.takes_sound(slot):
        return
    group = phone.agent.bridged if slot in phone.agent.bridged else (slot,)
    if near and not phone.agent.muted and any(map(phone.agent.speaks, group)):
        yield MOUTH, NEAR_CHANNEL
    for one in group if far else ():
        leg = phone.agent.leg(one)
        if leg is not None and people.speaks(leg.dialog.call_id):
            yield leg.remote.number, FAR_CHANNEL
