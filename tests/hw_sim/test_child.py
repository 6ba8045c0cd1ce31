"""Processes of the bench, on the lightest there is: a provider on a free port."""

import threading
from pathlib import Path

import pytest

from hw_sim.child import Child, ChildError, Heard

WORDS = ["provider", "--listen=127.0.0.1:0", "--json", "--control"]


class Ear:
    """What a child says, and a way to wait for it."""

    def __init__(self) -> None:
        self.all: list[Heard] = []
        self._said = threading.Condition()

    def hear(self, heard: Heard) -> None:
        with self._said:
            self.all.append(heard)
            self._said.notify_all()

    def wait(self, event: str) -> Heard:
        with self._said:
            assert self._said.wait_for(lambda: any(it.get("event") == event for it in self.all), 10)
            return next(it for it in self.all if it.get("event") == event)


def provider(tmp_path: Path, hear: Ear) -> Child:
    return Child([*WORDS, f"--dir={tmp_path / 'kept'}"], hear.hear, tmp_path / "log")


def test_a_child_is_ready_then_ends_when_told(tmp_path: Path) -> None:
    heard = Ear()
    child = provider(tmp_path, heard)
    ready = child.wait_ready()
    assert str(ready["address"]).startswith("127.0.0.1:")
    assert heard.all[0] == ready == child.wait_ready()
    child.stop()
    child.stop()  # twice is harmless
    child.say("ok")  # and nobody hears this


def test_a_killed_child_hears_nothing_and_may_be_stopped(tmp_path: Path) -> None:
    child = provider(tmp_path, Ear())
    child.wait_ready()
    child.kill()
    child.say("ok")
    child.stop()


def test_one_that_does_not_come_up_is_its_own_last_line(tmp_path: Path) -> None:
    child = Child(["provider", "--listen=nowhere"], lambda _: None, tmp_path / "log")
    with pytest.raises(ChildError, match="nowhere") as it:
        child.wait_ready()
    assert "\n" not in str(it.value)
    child.stop()


def test_lines_that_are_no_json_are_passed_over(tmp_path: Path) -> None:
    child = Child(["--help"], lambda _: pytest.fail("heard"), tmp_path / "log")
    with pytest.raises(ChildError, match="did not come up"):
        child.wait_ready()
    child.stop()
