"""The four modes in the same live set-up, told apart by nothing but the profile (SPEC A, F1)."""

from pathlib import Path

import pytest

from tests.live.bench import live, profile, script

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]

CALL = "press line-6\nwait call confirmed 10 s\n"
HANG_UP = "press End call\nwait call idle 3 s\n"


def test_never(tmp_path: Path) -> None:
    words = CALL + "sleep 1.5 s\nexpect softkeys Hold | End call\nexpect recording off\n"
    words += "expect lamp record off\nexpect lamp pause off\nexpect no screen ecord\n" + HANG_UP
    code, report, _ = live(
        tmp_path / "out",
        "--profile", profile(tmp_path, Call_Recording_Mode_1_="Never"),
        "--script", script(tmp_path, words),
    )  # fmt: skip
    assert (code, report["error"], report["recordings"]) == (0, None, [])
    assert not [e for e in report["timeline"] if e["lane"] in ("tones", "sip-recorder")]


def test_always(tmp_path: Path) -> None:
    words = CALL + "wait recording recording 3 s\nexpect softkeys Hold | End call\n"
    words += "expect lamp record steady\nwait far-end-record on 3 s\nsleep 2.5 s\n" + HANG_UP
    code, report, _ = live(
        tmp_path / "out",
        "--profile", profile(tmp_path, Call_Recording_Mode_1_="Always"),
        "--script", script(tmp_path, words),
    )  # fmt: skip
    assert (code, report["error"]) == (0, None)
    (kept,) = report["recordings"]
    assert (kept["state"], kept["pauses"]) == ("ended", [])
    assert kept["duration_s"] == pytest.approx(2.6, abs=0.6)
    assert len([e for e in report["timeline"] if e["lane"] == "tones"]) == 1


def test_always_with_pause_and_resume(tmp_path: Path) -> None:
    words = CALL + "wait recording recording 3 s\nexpect softkeys Hold | End call | PauseRec\n"
    words += (
        "sleep 1 s\npress PauseRec\nwait recording paused 3 s\nwait far-end-record paused 3 s\n"
    )
    words += "expect softkeys Hold | End call | ResumeRec\nexpect lamp pause 600/900\nsleep 1 s\n"
    words += "press ResumeRec\nwait recording recording 3 s\nsleep 1 s\n" + HANG_UP
    mode = "Always with Pause/Resume"
    code, report, _ = live(
        tmp_path / "out",
        "--profile", profile(tmp_path, Call_Recording_Mode_1_=mode),
        "--script", script(tmp_path, words),
    )  # fmt: skip
    assert (code, report["error"]) == (0, None)
    (kept,) = report["recordings"]
    assert len(kept["pauses"]) == 1
    assert kept["duration_s"] == pytest.approx(2.0, abs=0.6)


def test_a_mode_that_there_is_not_names_the_right_word_and_its_line(tmp_path: Path) -> None:
    path = profile(tmp_path, Call_Recording_Mode_1_="On Demand")
    code, _, errors = live(tmp_path / "out", "--profile", path, "--script", "demo")
    assert code == 2
    assert f"{path}:2:" in errors
    assert "On Demand with User Initiated Start" in errors
    assert "Traceback" not in errors


def test_set_overrides_the_profile_and_is_checked_like_it(tmp_path: Path) -> None:
    code, _, errors = live(
        tmp_path / "out", "--set", "Call_Recording_Tone_Interval_1_=9", "--script", "demo"
    )
    assert code == 2
    assert "--set" in errors
    assert "10" in errors


def test_a_way_of_recording_this_build_has_not_fails_on_the_screen(tmp_path: Path) -> None:
    words = (
        CALL + "wait recording failed 3 s\nexpect screen not supported\nexpect lamp record off\n"
    )
    code, report, errors = live(
        tmp_path / "out",
        "--profile",
        profile(tmp_path, Call_Recording_Mode_1_="Always", Call_Recording_Protocol_1_="SIPREC"),
        "--script", script(tmp_path, words + HANG_UP),
    )  # fmt: skip
    assert (code, report["error"], report["recordings"]) == (0, None, [])
    assert "profile.xml:3:" in errors
