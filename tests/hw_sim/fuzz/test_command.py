"""`redlamp-sim fuzz`: exit codes, the scenario that is left, and what is said on the way."""

import json
import math
from pathlib import Path

import pytest

from hw_sim.__main__ import main
from hw_sim.fuzz import command
from tests.hw_sim.fuzz.plants import a_gate_is_left_open

Captured = pytest.CaptureFixture[str]


def test_nothing_found_is_0(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "EVERY_S", math.inf)  # nothing is told of a walk that goes on
    words = ["fuzz", "--walks", "2", "--mode", "never", "--out", str(tmp_path / "out")]
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert out.startswith("2 walks, ")
    assert out.endswith(" s of virtual time: nothing was found\n")
    assert err == ""
    assert not (tmp_path / "out").exists()


def test_something_found_is_1_and_a_scenario_that_fails_so(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_gate_is_left_open(monkeypatch)
    assert main(["fuzz", "--seed", "1", "--walks", "50", "--out", str(tmp_path)]) == 1
    (path,) = tmp_path.iterdir()
    out, _ = capsys.readouterr()
    found, more = out.splitlines()
    assert found.startswith(f"lamp_is_never_dark_while_sound_flows: {path} (")
    assert more == f"to see it: redlamp-sim run {path}"
    assert path.match("fuzz-1-*.scenario")
    text = path.read_text().splitlines()
    assert text[0] == "title lamp is never dark while sound flows"
    assert text[1] == f"# found by redlamp-sim fuzz --seed 1, walk {path.stem.split('-')[2]}"
    assert main(["run", str(path), "--shots", str(tmp_path / "shots")]) == 1
    assert "lamp_is_never_dark_while_sound_flows" in capsys.readouterr().out


def test_what_was_found_as_json(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_gate_is_left_open(monkeypatch)
    words = ["fuzz", "--seed", "1", "--walks", "50", "--out", str(tmp_path), "--json"]
    assert main(words) == 1
    facts = json.loads(capsys.readouterr().out)
    assert facts["found"]["rule"] == "lamp_is_never_dark_while_sound_flows"
    assert facts["found"]["walk"] == facts["walks"] - 1
    assert (
        Path(facts["found"]["scenario"]).read_text().splitlines()[-1]
        == (facts["found"]["lines"][-1])
    )


def test_nothing_found_as_json(capsys: Captured) -> None:
    assert main(["fuzz", "--walks", "1", "--mode", "never", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["walks"] == 1
    assert facts["found"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--walks", "0"], "--walks 0: expected 1 or more"),
        (["--minutes", "-1"], "--minutes -1: expected more than 0"),
        (["--minutes", "nan"], "--minutes nan: expected more than 0"),
        (["--profile", "none.xml"], "[Errno 2] No such file or directory: 'none.xml'"),
        (
            ["--profile", "bad.xml"],
            "bad.xml:1:1: error: malformed XML: syntax error",
        ),
        (
            ["--profile", "wrong.xml"],
            "values in force: error: Call_Recording_Mode_1_: expected",
        ),
    ],
)
def test_what_cannot_be_done_is_2_and_one_line(
    words: list[str],
    said: str,
    capsys: Captured,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    mode = "<Call_Recording_Mode_1_>Sometimes</Call_Recording_Mode_1_>"
    Path("wrong.xml").write_text(f"<flat-profile>{mode}</flat-profile>")
    Path("bad.xml").write_text("no XML")
    assert main(["fuzz", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"redlamp-sim fuzz: {said}")
    assert err.count("\n") == 1


def test_a_profile_stands_above_and_its_secrets_are_left_out(tmp_path: Path) -> None:
    profile = tmp_path / "profile.xml"
    said = "<Password_1_>geheim</Password_1_><User_ID_1_>77</User_ID_1_><Proxy_1_/>"
    profile.write_text(f"<flat-profile>{said}</flat-profile>")
    assert command._above(profile) == (("User_ID_1_", "77"),)


def test_progress_is_told_each_second(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ticks = iter(range(0, 1000))
    monkeypatch.setattr(command.time, "monotonic", lambda: next(ticks) / 2)
    assert main(["fuzz", "--minutes", "0.05", "--mode", "never"]) == 0
    _, err = capsys.readouterr()
    assert [line.split(",")[0] for line in err.splitlines()] == ["1 walks", "3 walks", "5 walks"]
