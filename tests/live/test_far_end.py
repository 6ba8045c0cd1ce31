"""The simulator's far ends, in processes of their own, in transfers with our user agent."""

import queue
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from hw_sim.child import Child
from phone.call.events import CallConfirmed, CallEnded, TransferEnded, TransferRequested
from tests.live.telephone import Telephone, close

pytestmark = pytest.mark.live


class FarEnd:
    """`redlamp-sim party`: told in lines, heard in events."""

    def __init__(self, directory: Path, number: str, name: str) -> None:
        self._events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        words = ["party", "--number", number, "--name", name]
        self._child = Child(words, self._events.put, directory / f"{number}.log")
        self.say = self._child.say
        self._number = number

    @property
    def uri(self) -> str:
        return f"sip:{self._number}@{self._child.wait_ready()['address']}"

    def stop(self) -> None:
        self._child.stop()

    def hears(self, *names: str) -> list[dict[str, Any]]:
        """Its next events have these names, in this order."""
        said = [self.event() for _ in names]
        assert tuple(one["event"] for one in said) == names
        return said

    def event(self) -> dict[str, Any]:
        while True:
            event = self._events.get(timeout=5)
            if event["event"] not in ("ready", "record", "state"):
                return event


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Telephone, FarEnd, FarEnd]]:
    directory = tmp_path_factory.mktemp("far-ends")
    near = Telephone(600.0)
    mette, jonas = (FarEnd(directory, *who) for who in (("1002", "Mette"), ("1003", "Jonas")))
    try:
        near.ready()
        yield near, mette, jonas
    finally:
        near.end()
        with ThreadPoolExecutor() as together:
            list(together.map(FarEnd.stop, (mette, jonas)))
        close(near)


def test_they_follow_a_transfer_and_talk_on(kept: tuple[Telephone, FarEnd, FarEnd]) -> None:
    near, mette, jonas = kept
    near.ask("user_agent.dial", 0, 1, mette.uri)
    near.wait(CallConfirmed)
    near.ask("user_agent.transfer", 0, jonas.uri)
    near.wait(TransferEnded(0, 200))
    near.ask("user_agent.hang_up", 0)
    assert mette.hears("ringing", "confirmed", "referred", "confirmed", "ended")[2] == {
        "event": "referred",
        "to": jonas.uri,
    }
    jonas.hears("ringing", "confirmed")
    mette.say("hang-up")
    mette.hears("ended")
    jonas.hears("ended")


def test_they_consult_and_transfer_us(kept: tuple[Telephone, FarEnd, FarEnd]) -> None:
    near, mette, jonas = kept
    near.forget()
    near.ask("user_agent.dial", 0, 1, mette.uri)
    near.wait(CallConfirmed)
    mette.say(f"consult-transfer {jonas.uri}")
    near.wait(TransferRequested)
    near.ask("user_agent.follow", 0, 1)
    near.wait(CallConfirmed(1))
    near.wait(CallEnded)
    jonas.hears("ringing", "confirmed", "replaced")
    mette.hears("ringing", "confirmed", "hold", "confirmed")
    assert {"event": "transferred", "status": 200} in (mette.event(), mette.event())
    near.ask("user_agent.hang_up", 1)
    jonas.hears("ended")
