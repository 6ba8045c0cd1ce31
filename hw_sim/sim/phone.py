"""A phone from simulated parts, from power on to power off.

Wires the real dispatcher to a simulated user agent, recorder, sound and panel, and tells the time
line. Knows its parts and no scenario; whoever moves the clock turns it.
"""

from hw_sim.sim.call_server import SimRegistrar
from hw_sim.sim.directory import aor
from hw_sim.sim.network import PHONE
from hw_sim.sim.recorder import SimRecorder
from hw_sim.sim.recording_session import Surroundings
from hw_sim.sim.score import Score
from hw_sim.sim.site import Site
from hw_sim.sim.sound import SimGates, SimNotices
from hw_sim.sim.user_agent import Posted, SimUserAgent
from phone.call.events import CallEnded, CallReplaced
from phone.call.states import Party
from phone.clock import ClockTimers
from phone.dispatcher import Dispatcher, Observer
from phone.inbox import Inbox
from phone.lines import Setting
from phone.notices.own_tones import own_tones
from phone.performer import World


class SimPhone:
    """Powered on when it is made; `vanish` is the loss of power."""

    def __init__(
        self,
        site: Site,
        profile: Setting,
        *,
        appearances: int,
        dialogs: int,
        observers: tuple[Observer, ...],
        score: Score | None = None,
    ) -> None:
        self._site, self._inbox, self._dialogs = site, Inbox(), dialogs
        self._remotes: dict[int, Party] = {}
        clock, post = site.clock, self._inbox.post
        self.agent = SimUserAgent(
            PHONE,
            *(site.network, clock, site.directory, _names(profile), self._post, site.random),
            room=self._has_room,
        )
        self.recorder = SimRecorder(
            Surroundings(site.network, clock, site.provider, post), self._has_room
        )
        self.gates = SimGates(self.tell, self._feed)
        self.notices = SimNotices(
            *(clock, self.tell, post, self._reached, site.prompts, score, own_tones(profile.tones))
        )
        self.timers = ClockTimers(clock.now, site.random.random)
        registering = tuple(line.number for line in profile.lines if line.register)
        self.registrar = SimRegistrar(site.network, clock, registering, post)
        self.dispatcher = Dispatcher(
            profile,
            self._world(),
            appearances=appearances,
            dialogs=dialogs,
            observers=(site.line.observe, *observers),
        )
        site.whose = self.recorder.whose
        self._inbox.deliver_to(self.dispatcher.post)
        self.registrar.register()

    def turn(self) -> None:
        """Handle what is queued and what has expired."""
        for expired in self.timers.expired():
            self.dispatcher.post(expired)
        self.dispatcher.turn()

    def next_due(self) -> float:
        """When it has something to do by itself, in virtual seconds."""
        timer = self.timers.next_due()
        shown = self.dispatcher.next_due()
        return shown if timer is None else min(timer, shown)

    def network_changed(self) -> None:
        """The link is up or down."""
        self.recorder.network_changed()
        if self._site.network.up:
            self.registrar.register()
        else:
            self.registrar.lose()

    def dialog_with_another(self, number: str) -> str | None:
        """The Call-ID of an answered call with anybody but `number`, that in focus first."""
        focus = self.dispatcher.state.focus
        for slot in sorted(self.agent.slots, key=lambda slot: (slot != focus, slot)):
            leg = self.agent.leg(slot)
            if leg is not None and leg.confirmed and leg.remote.number != number:
                return leg.dialog.call_id
        return None

    def vanish(self) -> None:
        """No power: nobody is told anything."""
        self.gates.vanish()
        self.notices.vanish()
        self.recorder.vanish()
        self.agent.vanish()

    def tell(
        self, lane: str, kind: str, text: str, slot: int | None = None, **more: object
    ) -> None:
        """An entry on the time line, with the far party of the slot's call."""
        party = None if slot is None else self._remote(slot)
        if party is not None:
            more = {"slot": slot, "number": party.number, "name": party.name, **more}
        self._site.line.add(self._site.clock.now(), lane, kind, text, **more)

    def _world(self) -> World:
        return World(
            user_agent=self.agent,
            recorder=self.recorder,
            gates=self.gates,
            notices=self.notices,
            timers=self.timers,
            clock=self._site.clock,
            displays=(self._site.panel,),
            lamp_boards=(self._site.lamps,),
        )

    def _remote(self, slot: int) -> Party | None:
        """Whose call it is, or was last: a gate closes when the call is over."""
        there = self.dispatcher.state.slots[slot]
        if there is not None:
            self._remotes[slot] = there.call.remote
        return self._remotes.get(slot)

    def _post(self, event: Posted) -> None:
        if isinstance(event, CallReplaced):
            self.notices.cut(event.slot)
        self._inbox.post(event)
        if isinstance(event, CallEnded):
            self.notices.call_over(event.slot)

    def _feed(self, slot: int, near: bool, far: bool) -> None:  # noqa: FBT001  as gates are
        self.recorder.set_gates(slot, near=near, far=far)

    def _reached(self, slot: int, *, alone: bool = False) -> tuple[str, ...]:
        """The far parties who hear what is played to this call's: those joined to it too."""
        together = slot in self.agent.bridged and not alone
        joined = self.agent.bridged if together else (slot,)
        legs = [self.agent.leg(one) for one in joined]
        return tuple(leg.remote.number for leg in legs if leg is not None)

    def _has_room(self) -> bool:
        return self.agent.dialogs + self.recorder.dialogs < self._dialogs


def _names(profile: Setting) -> dict[int, Party]:
    """Who we are, by line."""
    return {
        line.number: Party(line.display_name, line.user_id, aor(line.user_id))
        for line in profile.lines
    }
