"""`redlamp-sim run`: what is printed, what is written, and the four exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from hw_sim.__main__ import main

CALL = "dial 1002\nwait call confirmed 2 s\n"
END = "screenshot called\npress End call\nwait call idle 1 s\n"
GOOD = f"title A call\ncovers A4\n{CALL}{END}"
OTHER = f"parameter WHO = 1003\n{CALL.replace('1002', '$WHO')}{END}"
BAD = f"{CALL}expect recording paused\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "more").mkdir()
    (tmp_path / "good.scenario").write_text(GOOD)
    (tmp_path / "more/good.scenario").write_text(OTHER)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code = main(["run", *words])
    return code, *capsys.readouterr()


def test_all_passed_is_0_and_one_line(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, str(files))
    assert (code, out) == (0, "2 scenarios: 2 passed\n")
    first, second = err.splitlines()
    assert first.startswith(f"1/2 passed  {files}/good.scenario, 0.6 s in ")
    assert second.startswith(f"2/2 passed  {files}/more/good.scenario, ")


def test_a_failure_is_1_with_its_transcript_and_its_screen(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "bad.scenario").write_text(BAD)
    code, out, _ = told(capsys, str(files), "--shots", str(files / "shots"))
    assert code == 1
    lines = out.splitlines()
    assert lines[1] == f"FAILED {files}/bad.scenario: bad"
    assert lines[2] == "    bad.scenario:3: expected recording paused; found ready"
    assert "        0.640  call          1002 confirmed" in lines
    assert lines[-2] == f"    screen: {files}/shots/bad/failed.png"
    assert lines[-1] == "3 scenarios: 2 passed, 1 failed"
    assert (files / "shots/bad/failed.png").exists()
    shots = sorted(it.relative_to(files / "shots").as_posix() for it in files.rglob("called.png"))
    assert [shot.partition("-")[2] for shot in shots] == ["good/called.png"] * 2


def test_bad_scenarios_are_2_all_their_faults_and_nothing_is_run(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "a.scenario").write_text("pres 1\nwait recordin paused\n")
    (files / "more/b.scenario").write_text("set Call_Recording_Mode_1_ = Alwys\npress 1\n")
    (files / "more/c.scenario").write_text(
        "set Virtual_Line_1_ = Yes\nset Softphone = Yes\npress 1\n"
    )
    code, out, err = told(capsys, str(files))
    assert (code, out) == (2, "")
    assert [line.partition(": ")[2].partition(": ")[0] for line in err.splitlines()] == [
        f"{files}/a.scenario:1",
        f"{files}/a.scenario:2",
        f"{files}/more/b.scenario:1",
        f"{files}/more/c.scenario",
    ]
    assert "did you mean press?" in err
    assert "expected Never or Always" in err
    assert "passed" not in err


def test_a_run_that_does_not_end_is_3(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "day.scenario").write_text("repeat 3\nadvance 10 h\nend\n")
    code, out, _ = told(capsys, str(files))
    assert code == 3
    assert "day.scenario:2: more than 86400 s of virtual time" in out
    assert told(capsys, str(files), "--virtual-limit", "200000")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--language", "de"], "--language: expected en, da, nl, nb, sr, zh-Hant, found 'de'"),
        (["--model", "9999"], "--model: model '9999' has no LCD here"),
        (["--jobs", "0"], "--jobs: expected 1 or more, found 0"),
        (["--parameter", "WHAT=1"], "--parameter WHAT=1: expected NAME=VALUE; known names: WHO"),
    ],
)
def test_what_cannot_be_is_2_and_one_line(
    files: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    code, out, err = told(capsys, str(files), *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"redlamp-sim run: {said}")
    assert err.count("\n") == 1


def test_a_path_that_is_not_there_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = told(capsys, "/nowhere")
    assert code == 2
    assert err.startswith("redlamp-sim run: /nowhere: no such script")


def objects(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(capsys, *words, "--json")[1])
    return found


def test_json_is_one_object_the_same_each_time_and_in_any_number_of_processes(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "bad.scenario").write_text(BAD)
    shots = ("--shots", str(files / "shots"))
    one = objects(capsys, str(files), *shots)
    assert [it["verdict"] for it in one["scenarios"]] == ["failed", "passed", "passed"]
    assert one["scenarios"][1]["covers"] == ["A4"]
    pictures = {it: Path(it).read_bytes() for s in one["scenarios"] for it in s["screenshots"]}
    assert objects(capsys, str(files), *shots, "--jobs", "3") == one
    assert {it: Path(it).read_bytes() for it in pictures} == pictures


def test_a_parameter_may_be_given(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = objects(capsys, str(files / "more"), "--parameter", "WHO=+4533123456")
    assert found["scenarios"][0]["transcript"][0].endswith("dial +4533123456")


def test_junit_is_written_whole(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "bad.scenario").write_text(BAD)
    report = files / "report.xml"
    assert told(capsys, str(files), "--junit", str(report))[0] == 1
    (suite,) = etree.fromstring(report.read_bytes())
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    assert [it.name for it in files.iterdir() if it.name.startswith(".")] == []


def test_a_report_that_cannot_be_written_is_2(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = told(capsys, str(files), "--junit", str(files / "no/report.xml"))
    assert code == 2
    assert err.splitlines()[-1].endswith("No such file or directory")
