"""Bugs as programmers plant them: each takes one thing away that the phone is careful of."""

from dataclasses import replace

import pytest

from phone import hold, levels
from phone.recording import machine
from phone.recording.machine import Recording
from phone.recording.shown import Flow
from phone.recording.table import ROWS
from phone.recording.words import Event, Phase

Plant = pytest.MonkeyPatch


def resumed_before_it_is_confirmed(patch: Plant) -> None:
    """ResumeRec opens the gates at the key: a row of the table leads to `recording`."""
    rows = tuple(
        replace(row, to=Phase.RECORDING)
        if row.event is Event.RESUME_PRESSED and row.phases == (Phase.PAUSED,)
        else row
        for row in ROWS
    )
    whole = machine.step

    def step(recording: Recording, event: Event) -> object:
        return whole(recording, event, rows)

    patch.setattr(machine, "step", step)


def nobody_is_held_for_another(patch: Plant) -> None:
    """A call is retrieved, and the one in progress goes on talking."""
    patch.setattr(hold, "hold_others", lambda state, but: (state, ()))


def a_gate_is_left_open(patch: Plant) -> None:
    """A pause does not shut the gates until the recorder has said yes."""
    whole = levels.flow

    def flow(recording: Recording) -> Flow:
        pausing = recording.phase is Phase.PAUSING
        return Flow.CERTAIN if pausing else whole(recording)

    patch.setattr(levels, "flow", flow)
