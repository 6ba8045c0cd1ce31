"""A live bench in a process of its own: it does, it answers, it ends, and it says why not."""

import os
from pathlib import Path

import pytest

from hw_sim.command_words import CommandError
from hw_sim.commands import parse
from hw_sim.testing.live import LiveProcess, Order

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]
NEVER = (("Call_Recording_Mode_1_", "Never"),)


def test_it_has_the_face_of_a_bench(tmp_path: Path) -> None:
    bench = LiveProcess(Order("7841", tmp_path, NEVER))
    try:
        assert bench.state()["model"]["name"] == "7841"
        assert bench.state()["recording"]["mode"] == "Never"
        assert bench.screenshot().startswith(b"\x89PNG")
        assert bench.perform("press New call") == {"ok": True}
        assert bench.do(parse("expect softkey Cancel")) == {"ok": True}
        with pytest.raises(CommandError, match="found idle"):
            bench.do(parse("expect call confirmed"))
        first = bench.timeline()
        assert first[0]["text"] == "New call"
        assert bench.timeline(first[-1]["id"]) == []
        assert bench.recorded() == []
    finally:
        bench.close()
    with pytest.raises(ProcessLookupError):
        os.kill(bench._process.pid or 0, 0)


def test_what_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"the live bench: ValueError: .*9999"):
        LiveProcess(Order("9999", tmp_path))
