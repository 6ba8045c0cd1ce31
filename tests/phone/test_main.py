"""redlamp-phone: what is typed, and errors in one line."""

import subprocess
import sys
from pathlib import Path

import pytest

from phone import __main__ as command
from phone.app import AppOptions
from tests.architecture.sources import ROOT


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[AppOptions]:
    options = list[AppOptions]()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(command.os, "umask", lambda _: 0)
    monkeypatch.setattr(command, "run", lambda it, complain: options.append(it) or 0)
    return options


def test_everything_that_can_be_typed(started: list[AppOptions], tmp_path: Path) -> None:
    words = "--profile a.xml --set A=1 --set B=2 --address 127.0.0.2 --mic m.wav --ear e.wav --json"
    assert command.main([*words.split(), "--state", str(tmp_path)]) == 0
    assert started == [
        AppOptions(
            "a.xml",
            (("A", "1"), ("B", "2")),
            tmp_path,
            "127.0.0.2",
            "m.wav",
            "e.wav",
            as_json=True,
        )
    ]


def test_two_phones_on_one_machine_keep_apart(started: list[AppOptions]) -> None:
    for name in ("one.xml", "two.xml", "one.xml"):
        command.main(["--profile", name])
    first, second, again = (it.state_dir for it in started)
    assert first == again != second
    assert started[0].address == "127.0.0.1"  # loopback unless told


def test_a_bad_override_is_one_line(
    started: list[AppOptions], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--profile", "a.xml", "--set", "nonsense"]) == 2
    assert capsys.readouterr().err == ("redlamp-phone: --set: error: expected NAME=VALUE\n")
    assert started == []


def test_a_profile_that_is_not_there_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    words = ["-m", "phone", "--profile", str(tmp_path / "none.xml"), "--state", str(tmp_path / "s")]
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    missing = tmp_path / "none.xml"
    assert done.stderr == f"redlamp-phone: {missing}: error: No such file or directory\n"
