"""SIPp as a recording client: scenarios by hand in tests/interop, nothing of ours on that side."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.live

SCENARIOS = Path(__file__).parents[2] / "interop"


def sipp(recorder: Any, scenario: str, where: Path, *options: str) -> None:
    command = ["sipp", recorder.address, "-sf", str(SCENARIOS / scenario), "-i", "127.0.0.1"]
    command += ["-mi", "127.0.0.1", "-nostdin", "-timeout", "25s", "-trace_err", *options]
    done = subprocess.run(
        command, cwd=where, capture_output=True, text=True, timeout=40, check=False
    )
    errors = "".join(one.read_text() for one in where.glob("*_errors.log"))
    assert done.returncode == 0, errors[:4000] or done.stdout[-2000:]


def test_a_session_by_hand_is_recorded_and_cut_at_the_pause(
    start: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "voice.ulaw").write_bytes(bytes([0x20]) * 8000)
    recorder = start()
    sipp(recorder, "provider_uac.xml", tmp_path, "-t", "t1", "-m", "1")
    event = recorder.wait("ended")
    summary, audio = event["summary"], recorder.audio(event["recording"])
    assert summary["state"] == "ended"
    assert [one["name"] for one in summary["parties"]] == ["Front desk", "Pat Caller"]
    assert 0.75 < summary["duration_s"] < 1.1
    assert summary["channels"]["near"]["packets"] > 55  # they went on in the pause
    assert summary["pauses"][0]["start_s"] == summary["duration_s"]
    voiced = np.count_nonzero(audio[:, 0]) / 8000
    assert 0.65 < voiced < 0.95
    assert not audio[:, 1].any()


def test_200_sessions_at_100_per_second_over_tcp(start: Callable[..., Any], tmp_path: Path) -> None:
    recorder = start()
    options = ("-t", "tn", "-max_socket", "500", "-r", "100", "-m", "200", "-l", "200")
    sipp(recorder, "provider_load.xml", tmp_path, *options)
    ends = [recorder.wait("ended")["summary"] for _ in range(200)]
    assert {one["state"] for one in ends} == {"ended"}
    assert len({one["call_id"] for one in ends}) == 200
    assert len(list(recorder.directory.glob("*/recording.wav"))) == 200
