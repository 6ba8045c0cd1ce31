"""redlamp-phone: what is typed, and errors in one line."""

import subprocess
import sys
from pathlib import Path

import pytest

from phone import __main__ as command
from phone.app import AppOptions, CodecKind
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
    assert command.main([*words.split(), "--state", str(tmp_path), "--prompts", "sets"]) == 0
    assert started == [
        AppOptions(
            "a.xml",
            (("A", "1"), ("B", "2")),
            tmp_path,
            "127.0.0.2",
            "m.wav",
            "e.wav",
            as_json=True,
            prompts=Path("sets"),
        )
    ]


@pytest.mark.parametrize(
    ("words", "codec", "microphone", "earpiece"),
    [
        ("", CodecKind.FILES, "-", "-"),
        ("--codec alsa", CodecKind.ALSA, "default", "default"),
        ("--codec alsa --mic plughw:1,0 --ear -", CodecKind.ALSA, "plughw:1,0", "-"),
    ],
)
def test_a_microphone_and_an_earpiece(
    started: list[AppOptions], words: str, codec: CodecKind, microphone: str, earpiece: str
) -> None:
    command.main(["--profile", "a.xml", *words.split()])
    (options,) = started
    found = options.codec, options.microphone, options.earpiece
    assert found == (codec, microphone, earpiece)


def test_a_sound_device_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    profile = tmp_path / "a.xml"
    profile.write_text(
        "<flat-profile><Line_Enable_1_>Yes</Line_Enable_1_><User_ID_1_>anna</User_ID_1_>"
        "</flat-profile>"
    )
    words = ["--profile", str(profile), "--state", str(tmp_path), "--codec=alsa", "--ear=nonsense"]
    done = subprocess.run(
        [sys.executable, "-m", "phone", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    said = "redlamp-phone: nonsense: cannot be opened for playback: there is no such PCM; "
    assert done.stderr.startswith(said + "there are: ")
    assert len(done.stderr.splitlines()) == 1


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
