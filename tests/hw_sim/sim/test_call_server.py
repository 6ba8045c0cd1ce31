"""The call server's own answers: unknown numbers, and registration."""

from hw_sim.sim.call_server import SimRegistrar
from phone.call.events import CallEnded, RegistrationChanged
from phone.call.states import EndReason
from tests.hw_sim.sim.world import World


def registrar(world: World) -> tuple[SimRegistrar, list[RegistrationChanged]]:
    posted = list[RegistrationChanged]()
    return SimRegistrar(world.network, world.clock, (1, 2), posted.append), posted


def test_nobody_has_this_number() -> None:
    world = World()
    world.phone.agent.dial(0, 1, "sip:7777@pbx.sim")
    world.run()
    assert world.phone.new() == [CallEnded(0, EndReason.REJECTED, 404)]
    assert world.titles() == ["> INVITE", "< 404"]


def test_every_line_is_registered_a_round_trip_later() -> None:
    world = World()
    one, posted = registrar(world)
    one.register()
    assert posted == []
    world.run()
    assert posted == [RegistrationChanged(1, True, 200), RegistrationChanged(2, True, 200)]


def test_without_the_network_there_is_no_answer() -> None:
    world = World()
    one, posted = registrar(world)
    world.network.up = False
    one.register()
    world.run(31.0)
    assert posted == []
    world.run(2.0)
    assert posted == [RegistrationChanged(1, False, 0), RegistrationChanged(2, False, 0)]


def test_a_link_that_comes_back_in_time_loses_nothing() -> None:
    world = World()
    one, posted = registrar(world)
    world.network.up = False
    one.register()
    world.network.up = True
    world.run(40.0)
    assert posted == []


def test_a_line_that_is_refused_stays_so() -> None:
    world = World()
    one, posted = registrar(world)
    one.decide(2, registered=False)
    one.register()
    world.run()
    assert posted == [
        RegistrationChanged(2, False, 403),
        RegistrationChanged(1, True, 200),
        RegistrationChanged(2, False, 403),
    ]
    one.decide(2, registered=True)
    assert posted[-1] == RegistrationChanged(2, True, 200)
