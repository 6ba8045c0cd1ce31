"""The recorder refuses, is silent, ends or vanishes: the call goes on, and everything says so."""

from pathlib import Path
from typing import Any

import pytest

from tests.live.bench import live, script

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


def steps_after(report: dict[str, Any], command: str) -> list[dict[str, Any]]:
    """The steps that follow the one with this command."""
    commands = [step["command"] for step in report["steps"]]
    return list(report["steps"][commands.index(command) + 1 :])


def test_on_demand_offers_record_again_after_every_failure(tmp_path: Path) -> None:
    code, report, errors = live(tmp_path, "--script", "recorder-fails")
    assert (code, report["error"]) == (0, None)
    assert "Traceback" not in errors + (tmp_path / "bench.log").read_text()
    assert not [e for e in report["timeline"] if e["lane"] == "faults"]
    killed = steps_after(report, "provider kill")
    assert killed[0]["command"] == "wait recording failed 2 s"
    assert killed[1]["t"] - killed[0]["t"] < 1.0  # a closed connection is known at once
    states = [kept["state"] for kept in report["recordings"]]
    assert sorted(set(states)) == ["ended", "interrupted"]


def test_the_always_modes_try_again(tmp_path: Path) -> None:
    code, report, _ = live(tmp_path, "--script", "always-tries-again")
    assert (code, report["error"]) == (0, None)
    assert len(report["recordings"]) == 2  # each success is a new recording (SPEC H6)


def test_a_refusal_for_good_is_not_tried_again(tmp_path: Path) -> None:
    words = "set Call_Recording_Mode_1_ = Always\nprovider refuse 403\npress line-6\n"
    words += "wait recording failed 10 s\nprovider ok\nsleep 3 s\nexpect recording failed\n"
    words += "expect call confirmed\npress End call\nwait call idle 2 s\n"
    code, report, _ = live(tmp_path / "out", "--script", script(tmp_path, words))
    assert (code, report["error"]) == (0, None)
    asked = [e for e in report["timeline"] if e["lane"] == "sip-recorder" and e["sent"]]
    assert [e["kind"] for e in asked] == ["INVITE", "ACK"]


def test_hold_by_either_side_keeps_the_recording_and_takes_the_keys(tmp_path: Path) -> None:
    code, report, _ = live(tmp_path, "--script", "hold")
    assert (code, report["error"]) == (0, None)
    (kept,) = report["recordings"]
    assert (kept["state"], kept["pauses"]) == ("ended", [])


def test_a_second_run_into_the_same_directory_reports_its_own_recording(tmp_path: Path) -> None:
    runs = [live(tmp_path, "--script", "hold")[1]["recordings"] for _ in range(2)]
    assert [len(kept) for kept in runs] == [1, 1]
    assert runs[0][0]["folder"] != runs[1][0]["folder"]
    assert (tmp_path / "provider" / runs[0][0]["folder"] / "recording.wav").exists()


def test_no_recorder_at_the_address_fails_at_once(tmp_path: Path) -> None:
    words = "press line-6\nwait call confirmed 10 s\npress Record\nwait recording failed 2 s\n"
    words += "expect reason unavailable\nexpect softkeys Hold | End call | Record\n"
    code, report, _ = live(
        tmp_path / "out",
        "--set", "Call_Recording_Server_1_=sip:recorder@127.0.0.1:9;transport=tcp",
        "--script", script(tmp_path, words),
    )  # fmt: skip
    assert (code, report["error"]) == (0, None)


def test_a_condition_that_is_not_met_is_exit_1_and_says_what_was_there(tmp_path: Path) -> None:
    words = "press line-6\nwait call confirmed 10 s\nexpect lamp record steady\n"
    code, report, _ = live(tmp_path / "out", "--script", script(tmp_path, words))
    assert code == 1
    assert report["error"].startswith("test.scenario:3: expected lamp record steady; found record")


def test_a_script_with_an_unknown_word_is_exit_2(tmp_path: Path) -> None:
    code, _, errors = live(tmp_path / "out", "--script", script(tmp_path, "pres Record\n"))
    assert code == 2
    assert "test.scenario:1: unknown word 'pres'; did you mean press?" in errors
