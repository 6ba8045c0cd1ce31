"""The vocabulary in Python: each word says its line, and what is seen is plain values."""

from collections.abc import Callable
from typing import Any

import pytest

from hw_sim.command_text import written
from hw_sim.command_words import Command, CommandError
from hw_sim.sim.bench import SimBench
from hw_sim.testing.phone import Phone, RuleBrokenError


class Notepad:
    """A bench that writes down what it is told; `broken` may be set."""

    def __init__(self) -> None:
        self.said, self.broken = list[str](), list[str]()

    def do(self, command: Command) -> dict[str, Any]:
        self.said.append(written(command))
        return {"ok": True}

    def perform(self, command: str) -> dict[str, Any]:
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        return {}

    def screenshot(self) -> bytes:
        return b"PNG"

    def timeline(self, after: int = 0) -> list[dict[str, Any]]:
        return []

    def recorded(self) -> list[dict[str, Any]]:
        return []


@pytest.mark.parametrize(
    ("say", "line"),
    [
        (lambda it: it.press("Record"), "press Record"),
        (lambda it: it.press("0", long=True), "long-press 0"),
        (lambda it: it.press("Record", again_after_s=0.05), "press Record twice 50 ms"),
        (lambda it: it.dial("1003"), "dial 1003"),
        (lambda it: it.dial("1003", line=2), "dial 1003 on line 2"),
        (lambda it: it.far_end("hold"), "far-end hold"),
        (lambda it: it.far_end("reject 603", who="Jonas"), "far-end Jonas reject 603"),
        (lambda it: it.provider("refuse 503"), "provider refuse 503"),
        (lambda it: it.network("down"), "network down"),
        (lambda it: it.power("off"), "power off"),
        (lambda it: it.announcements("missing da"), "announcements missing da"),
        (
            lambda it: it.profile(DND_Serv="No", Softphone="Yes"),
            "profile DND_Serv = No; Softphone = Yes",
        ),
        (lambda it: it.mark("here"), "mark here"),
        (lambda it: it.advance(90), "advance 90 s"),
        (lambda it: it.wait("call idle"), "wait call idle 10 s"),
        (lambda it: it.wait("call idle", 0.5), "wait call idle 0.5 s"),
        (lambda it: it.expect("no lamp record off"), "expect no lamp record off"),
        (lambda it: it.do("clock jump 1 h"), "clock jump 3600 s"),
    ],
)
def test_each_word_is_a_line(say: Callable[[Phone], None], line: str) -> None:
    bench = Notepad()
    say(Phone(bench, live=False, golden=None))
    assert bench.said == [line]


def test_on_the_wire_what_is_expected_may_take_a_moment() -> None:
    bench = Notepad()
    Phone(bench, live=True, golden=None).expect("call idle")
    assert bench.said == ["wait call idle 2 s"]


def test_a_rule_that_is_broken_is_an_error_whatever_was_said() -> None:
    bench = Notepad()
    bench.broken.append("1.000 s: a_rule")
    with pytest.raises(RuleBrokenError, match=r"broken: 1\.000 s: a_rule"):
        Phone(bench, live=False, golden=None).advance(1)


def test_what_is_seen() -> None:
    phone = Phone(SimBench(), live=False, golden=None)
    phone.dial("1002")
    phone.wait("call confirmed")
    phone.press("Record")
    phone.wait("recording recording")
    assert phone.softkeys == ["Hold", "End call", "PauseRec", "StopRec"]
    assert phone.lamps["record"] == "steady"
    assert phone.lamps["pause"] == "off"
    assert phone.recording == "recording"
    assert "Recording started" in phone.screen
    assert [it["with"] for it in phone.recordings] == ["1002"]
    assert phone.transcript[0] == "    0.000  keys          dial 1002"
    assert phone.state["calls"][0]["state"] == "confirmed"


def test_what_is_not_so_says_what_is() -> None:
    phone = Phone(SimBench(), live=False, golden=None)
    with pytest.raises(CommandError, match="expected call confirmed; found idle"):
        phone.expect("call confirmed")
    with pytest.raises(CommandError, match="'Record' is there now; softkeys: New call"):
        phone.press("Record")


def test_a_golden_picture_is_compared_or_the_test_skipped() -> None:
    compared = list[tuple[str, bytes]]()
    Phone(Notepad(), live=False, golden=lambda *it: compared.append(it)).golden("idle")
    assert compared == [("idle", b"PNG")]
    with pytest.raises(pytest.skip.Exception, match="in virtual time"):
        Phone(Notepad(), live=True, golden=None).golden("idle")
