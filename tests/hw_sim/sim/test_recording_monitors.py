"""The monitors of recordings on a simulated phone: they follow, they find, and they know when
a recording is no longer one's own."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hw_sim.sim.recording_monitors import RecordingMonitors
from phone.dispatcher import Change
from phone.recording import machine
from phone.recording.machine import Effect, Recording
from phone.recording.words import Event, Phase, Wish
from tests.hw_sim.sim.benches import PAUSABLE, bench, called, perform

Patch = pytest.MonkeyPatch
Step = Callable[[Recording, Event], tuple[Recording, tuple[Effect, ...]]]


def spoilt(patch: Patch, event: Event, spoil: Callable[[Recording], Recording]) -> None:
    """The recording machine makes something else of this event."""
    whole: Step = machine.step

    def step(recording: Recording, happened: Event) -> tuple[Recording, tuple[Effect, ...]]:
        after, effects = whole(recording, happened)
        return (spoil(after) if happened is event else after), effects

    patch.setattr(machine, "step", step)


def found(sets: tuple[tuple[str, str], ...], script: str) -> list[str]:
    """What the monitors say of it, the other watches aside."""
    there, monitors, told = bench(*sets), RecordingMonitors(), list[str]()

    def observe(change: Change) -> None:
        told.extend(monitors.step(there.running.dispatcher.profile, change))

    dispatcher = there.running.dispatcher
    dispatcher._observers = (*dispatcher._observers, observe)
    for line in f"dial 1002\nwait call confirmed 2 s\n{script}".splitlines():
        there.perform(line)
    return told


PAUSED = "advance 1 s\npress PauseRec\nadvance 1 s\n"


@pytest.mark.parametrize(
    ("event", "spoil", "rule"),
    [
        (
            Event.PAUSE_PRESSED,
            lambda it: replace(it, wish=Wish.ON),
            "Wishes: the wish is on, the user's word paused",
        ),
        (
            Event.SUSPENDED,
            lambda it: replace(it, phase=Phase.RECORDING),
            "Sessions: the phase says recording, the recorder: inactive by our wish",
        ),
        (
            Event.CALL_CONFIRMED,
            lambda it: replace(it, phase=Phase.READY),
            "Sessions: the phase says ready, the recorder: INVITE unanswered",
        ),
    ],
)
def test_what_the_recording_promises(
    event: Event, spoil: Callable[[Recording], Recording], rule: str, monkeypatch: Patch
) -> None:
    spoilt(monkeypatch, event, spoil)
    script = PAUSED if event is not Event.CALL_CONFIRMED else "advance 1 s"
    assert found(PAUSABLE, script)[:1] == [rule]


@pytest.mark.parametrize(
    "script",
    [
        PAUSED + "press ResumeRec\nadvance 1 s\npress End call",
        PAUSED + "press ResumeRec\npress PauseRec\npress ResumeRec\nadvance 3 s",
        "provider refuse-changes 500\n" + PAUSED + "press ResumeRec\nadvance 9 s",
        "provider bye\nadvance 90 s",
        "provider glare\n" + PAUSED + "advance 9 s",
        "advance 1 s\nprovider pause\nadvance 20 s\nprovider unpause\nadvance 1 s",
        "advance 1 s\npress Hold\nadvance 1 s\npress New call\ndial 1003\nadvance 2 s",
        "far-end transfer 1003\nadvance 3 s\npress PauseRec\nadvance 1 s",
        "press conference\ndial 1003\nadvance 2 s\npress Conf\nadvance 1 s\npress PauseRec",
    ],
)
@pytest.mark.parametrize("sets", [PAUSABLE, ()], ids=["always", "on-demand"])
def test_nothing_is_said_of_what_is_right(sets: tuple[tuple[str, str], ...], script: str) -> None:
    start = "" if sets else "press Record\nadvance 1 s\n"
    assert found(sets, start + script) == []


def test_who_has_joined_is_not_watched_alone(monkeypatch: Patch) -> None:
    spoilt(monkeypatch, Event.SUSPENDED, lambda it: replace(it, phase=Phase.RECORDING))
    join = "press conference\ndial 1003\nadvance 2 s\npress Conf\nadvance 1 s\n"
    assert found(PAUSABLE, join + "press PauseRec\nadvance 1 s") == []


def test_the_simulated_phone_carries_them(monkeypatch: Patch) -> None:
    there = perform(called(*PAUSABLE), "advance 1 s")
    spoilt(monkeypatch, Event.SUSPENDED, lambda it: replace(it, phase=Phase.RECORDING))
    for line in ("press PauseRec", "advance 1 s"):
        there.perform(line)
    rule = "Sessions: the phase says recording, the recorder: inactive by our wish"
    assert rule in {it.rule for it in there.broken}
