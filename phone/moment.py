"""Everything that holds of the phone at once: what the rules judge. Words only."""

from dataclasses import dataclass

from phone.levels import Levels
from phone.presentation import Presentation
from phone.slots import host_of
from phone.state import PhoneState, Slot


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the phone, and what follows from it at once."""

    state: PhoneState
    levels: Levels
    presentation: Presentation

    def calls(self) -> tuple[tuple[int, Slot], ...]:
        """The calls, by slot."""
        return tuple((index, slot) for index, slot in enumerate(self.state.slots) if slot)

    def joined(self) -> tuple[Slot, Slot] | None:
        """Host and guest of the conference, if there is one."""
        conference = self.state.conference
        if conference is None:
            return None
        host, guest = self.state.slots[conference.host], self.state.slots[conference.guest]
        return (host, guest) if host and guest else None

    def heard(self, index: int) -> tuple[Slot, ...]:
        """The calls that the recording of this slot hears: its own, and as a conference's host the
        guest, once it has been told."""
        slot, conference = self.state.slots[index], self.state.conference
        if slot is None:
            return ()
        if conference is None or conference.host != index or not conference.told:
            return (slot,)
        guest = self.state.slots[conference.guest]
        return (slot, guest) if guest else (slot,)

    def recorded(self, index: int) -> Slot | None:
        """The call whose recording this one is in: in a conference the host."""
        return self.state.slots[host_of(self.state, index)] if self.state.slots[index] else None
