"""Who is where, and what waits until it is known."""

from hw_sim.call_server.forwarding import Hop, Transport
from hw_sim.call_server.routes import KEPT_AT_MOST, Routes

PHONE = Hop(Transport.UDP, "127.0.0.1", 5062)
JONAS = Hop(Transport.UDP, "127.0.0.1", 5071)


def test_a_number_is_found_however_it_is_written() -> None:
    routes = Routes()
    routes.enter("+45 33 12-34.56", JONAS)
    assert routes.find("+4533123456") == JONAS
    assert routes.find("+45 (33) 123456") == JONAS
    assert routes.find("1003") is None


def test_what_comes_for_somebody_unknown_is_asked_for_once_and_kept() -> None:
    asked = list[str]()
    routes = Routes(asked.append)
    assert routes.keep("1003", b"INVITE 1", PHONE)
    assert routes.keep("1003", b"INVITE 1", PHONE)  # the same again
    assert routes.keep("1003", b"INVITE 2", PHONE)
    assert routes.keep("1999", b"INVITE 3", PHONE)
    assert asked == ["1003", "1999"]
    assert routes.enter("1003", JONAS) == [(b"INVITE 1", PHONE), (b"INVITE 2", PHONE)]
    assert routes.enter("1003", JONAS) == []
    assert routes.unknown("1999") == [(b"INVITE 3", PHONE)]
    assert routes.find("1999") is None
    routes.keep("1999", b"INVITE 4", PHONE)
    assert asked == ["1003", "1999", "1999"]  # somebody may have come there


def test_without_anybody_to_ask_nothing_waits() -> None:
    routes = Routes()
    assert not routes.keep("1003", b"INVITE", PHONE)
    assert routes.enter("1003", JONAS) == []


def test_no_more_waits_than_there_is_room_for() -> None:
    routes = Routes(lambda _: None)
    for number in range(KEPT_AT_MOST + 5):
        routes.keep("1003", str(number).encode(), PHONE)
    assert len(routes.enter("1003", JONAS)) == KEPT_AT_MOST


def test_somebody_of_whom_nothing_is_heard() -> None:
    routes = Routes()
    routes.enter("1003", JONAS)
    routes.silence("1003", on=True)
    assert routes.is_silent("1003")
    routes.silence("1003", on=False)
    assert not routes.is_silent("1003")
    assert routes.find("1003") == JONAS
