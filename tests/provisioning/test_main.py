"""redlamp-provision: what is typed, what it answers, and every example of docs/pstn.md."""

import json
import os
import re
import shlex
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from phone.profiles import CHECKERS, WAYS
from provisioning import __main__ as command
from tests.architecture.sources import ROOT

PAGE = (ROOT / "docs" / "pstn.md").read_text(encoding="utf-8")
PROFILE = re.findall(r"```xml\n(.*?)```", PAGE, re.DOTALL)[0]
SESSIONS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("profile.xml").write_text(PROFILE, encoding="utf-8")
    return "profile.xml"


@pytest.mark.usefixtures("profile")
@pytest.mark.parametrize("session", SESSIONS, ids=lambda it: str(it).splitlines()[0])
def test_the_page_shows_what_is_answered(session: str, capsys: Captured) -> None:
    code = 0
    for step in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        typed, _, answer = step.partition("\n")
        if typed == "echo $?":
            assert f"{code}\n" == answer
            continue
        program, *words = shlex.split(typed)
        assert program == "redlamp-provision"
        code = command.main(words)
        said = capsys.readouterr()
        assert (said.out + said.err, typed) == (answer, typed)


def test_the_page_has_the_order_of_the_rules(profile: str, capsys: Captured) -> None:
    command.main(["pstn", profile, "x", "--json"])
    tried = [
        (it["parameter"], it["verdict"]) for it in json.loads(capsys.readouterr().out)["tried"]
    ]
    assert re.findall(r"^\| \d \| `(\w+)` \| (\w+) \|", PAGE, re.MULTILINE) == tried


def test_facts_as_json(profile: str, capsys: Captured) -> None:
    assert (
        command.main(["pstn", profile, "tel:112;x=y", "--header", "X-Route: trunk 7", "--json"])
        == 0
    )
    assert json.loads(capsys.readouterr().out) == {
        "number": "112",
        "aor": "tel:112",
        "asserted": False,
        "headers": ["X-Route: trunk 7"],
        "verdict": "PSTN",
        "why": "PSTN by PSTN_Header_Hints: X-Route: trunk * fits the header X-Route: trunk 7",
        "emergency": True,
        "tried": [
            {
                "parameter": "PSTN_Header_Hints",
                "verdict": "PSTN",
                "patterns": ["Alert-Info: *urn:alert:source:external*", "X-Route: trunk *"],
                "fits": {"pattern": "X-Route: trunk *", "what": "the header X-Route: trunk 7"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("who", "expected", "code"),
    [("1002", "internal", 0), ("1002", "pstn", 1), ("+45", "pstn", 0), ("+45", "internal", 1)],
)
def test_a_script_expects_a_verdict(profile: str, who: str, expected: str, code: int) -> None:
    assert command.main(["pstn", profile, who, "--expect", expected]) == code


def test_a_profile_with_errors_answers_nothing_but_them(profile: str, capsys: Captured) -> None:
    Path(profile).write_text("<flat-profile>\n<PSTN_Domains>a b</PSTN_Domains>\n</flat-profile>")
    assert command.main(["pstn", profile, "1002"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        "profile.xml:2:1: error: PSTN_Domains: expected hosts such as pbx.example.com or "
        "*.example.com, separated by |, found 'a b'; at 'a b'\n",
    )


@pytest.mark.parametrize("command_name", ["check", "pstn"])
def test_a_profile_that_is_not_there_is_one_line(command_name: str, capsys: Captured) -> None:
    words = [command_name, "/nowhere/p.xml", *(["1"] if command_name == "pstn" else [])]
    assert command.main(words) == 2
    assert capsys.readouterr().err == (
        "redlamp-provision: /nowhere/p.xml: error: No such file or directory\n"
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ["pstn", "p.xml", "1", "--header", "nonsense"],
            "expected 'Name: value', found 'nonsense'",
        ),
        (["pstn", "p.xml", ""], "expected a number or SIP URI, found ''"),
        (["pstn", "p.xml", "1\x1b[2J"], "expected a number or SIP URI, found '1\\x1b[2J'"),
        ([], "arguments are required: COMMAND"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    words: list[str], complaint: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(words)
    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


def test_a_profile_is_checked(profile: str, capsys: Captured) -> None:
    assert command.main(["check", profile]) == 0
    assert capsys.readouterr().out == "profile.xml: taken, errors: 0, warnings: 0\n"
    assert command.main(["check", profile, "--set", "RTP_Port_Min=x", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "taken": False,
        "diagnostics": [
            {
                "source": "--set",
                "line": None,
                "column": None,
                "element": "RTP_Port_Min",
                "message": "expected a number 1024–65534, found 'x'",
                "severity": "error",
                "rejects": True,
            }
        ],
    }


def test_a_profile_that_no_phone_can_call_with_is_not_taken(profile: str, capsys: Captured) -> None:
    assert command.main(["check", profile, "--set", "Line_Enable_1_=No"]) == 1
    assert capsys.readouterr().out == (
        "profile.xml: warning: no line is enabled and has a User_ID_n_: the phone can make no "
        "calls\nprofile.xml: not taken, errors: 0, warnings: 1\n"
    )


def test_what_will_not_be_recorded_is_an_error_in_a_profile_that_is_taken(profile: str) -> None:
    wanted = ("Call_Recording_Serv=Yes", "Call_Recording_Mode_1_=Always")
    words = [word for it in wanted for word in ("--set", it)]
    assert command.main(["check", profile, *words]) == 1


def test_it_checks_as_the_phone_does() -> None:
    assert (command.WAYS, command.CHECKERS) == (WAYS, CHECKERS)


def test_no_secret_is_shown(profile: str, capsys: Captured) -> None:
    assert command.main(["check", profile, "--json", "--set", "Password_1_=hunter2\x00"]) == 1
    said = capsys.readouterr()
    assert "hunter2" not in said.out + said.err
    assert "Password_1_" in said.out


def wav(path: Path, seconds: float) -> None:
    """A tone of 440 Hz at 8 kHz."""
    path.parent.mkdir(parents=True, exist_ok=True)
    at = np.arange(int(8000 * seconds))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes((8000 * np.sin(2 * np.pi * 440 * at / 8000)).astype("<i2").tobytes())


def test_an_administrators_prompts_are_checked(tmp_path: Path, capsys: Captured) -> None:
    """SPEC H4."""
    wav(tmp_path / "acme" / "start.wav", 1.5)
    wav(tmp_path / "acme" / "da" / "start.wav", 2.25)
    (tmp_path / "bare").mkdir()
    rest = "stop, pause, resume, compliance, failure-proceed, failure-end"
    assert command.main(["prompts", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "acme start: 1.50 s, -19.0 LUFS, heard in en, nl, nb, sr, zh-Hant",
        "acme start: 2.25 s, -19.0 LUFS, heard in da",
        f"acme: standard prompts for {rest}",
        f"bare: standard prompts for start, {rest}",
        f"{tmp_path}: sets: 2, faults: 0",
    ]


def test_a_broken_prompt_is_one_line_and_the_standard_one_is_left(
    tmp_path: Path, capsys: Captured
) -> None:
    """SPEC H4."""
    wav(tmp_path / "acme" / "start.wav", 1.5)
    broken = tmp_path / "acme" / "start.wav"
    broken.write_bytes(broken.read_bytes()[:1000])
    assert command.main(["prompts", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "sets": {"acme": []},
        "faults": [
            f"{broken}: truncated: expected 24000 bytes of sound, as its header says, found 956"
        ],
    }


def test_prompts_as_json(tmp_path: Path, capsys: Captured) -> None:
    wav(tmp_path / "acme" / "nl" / "pause.wav", 1.0)
    assert command.main(["prompts", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "sets": {"acme": [{"kind": "pause", "languages": ["nl"], "lasts_s": 1.0, "lufs": -19.0}]},
        "faults": [],
    }


def test_what_the_terminal_cannot_write_loses_no_report(tmp_path: Path) -> None:
    """A file named in Latin-1, and a terminal that has no ellipsis or µ."""
    wav(tmp_path / "acme" / "start.wav", 1.5)
    Path(os.fsdecode(os.fsencode(tmp_path / "acme") + b"/velkommen p\xe5.wav")).touch()
    (tmp_path / "acme" / "stop.wav").write_bytes(b"")
    (tmp_path / "acme" / "smørrebrød.wav").touch()
    for encoding in ("utf-8", "ascii"):
        ended = subprocess.run(
            [sys.executable, "-m", "provisioning", "prompts", str(tmp_path)],
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (1, b"")
        assert ended.stdout.splitlines()[-1] == f"{tmp_path}: sets: 1, faults: 3".encode()
        assert b"acme/velkommen p\\udce5.wav: expected one of" in ended.stdout


def test_a_slip_in_our_own_table_is_said_and_is_not_the_folders_fault(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "prompts.toml"
    table.write_text('[en]\nvoice "x"\n')
    monkeypatch.setattr("announcements.shelf.TABLE", table)
    wav(tmp_path / "sets" / "acme" / "start.wav", 1.5)
    assert command.main(["prompts", str(tmp_path / "sets")]) == 2
    first, *_, fault, last = capsys.readouterr().out.splitlines()
    assert first.startswith("acme start: 1.50 s")
    assert fault == f"{table}:2: Expected '=' after a key in a key/value pair"
    assert last == f"{tmp_path}/sets: sets: 1, faults: 1"


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path, capsys: Captured) -> None:
    assert command.main(["prompts", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == (
        f"redlamp-provision: {tmp_path}/none: error: expected a folder of prompt sets\n"
    )


def test_it_starts_as_a_module() -> None:
    words = [sys.executable, "-m", "provisioning", "--help"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0
    assert "pstn" in ended.stdout
