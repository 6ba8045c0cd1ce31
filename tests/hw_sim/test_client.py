"""`redlamp-sim press|wait|state|…` as typed: what is printed, and what the exit codes mean."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw_sim.__main__ import main
from hw_sim.run_file import Run, write_run_file
from hw_sim.web.server import WebServer
from tests.hw_sim.web.fake_phone import PNG, TOKEN, FakePhone, Served

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def phone(tmp_path: Path) -> FakePhone:
    return FakePhone(tmp_path / "provider")


@pytest.fixture
def running(
    phone: FakePhone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[WebServer]:
    """A phone that has said where it is."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")  # the token goes through no proxy
    with Served(phone) as server:
        write_run_file(Run(server.url, TOKEN, os.getpid()))
        yield server


def said(capsys: Captured) -> tuple[str, str]:
    found = capsys.readouterr()
    return found.out, found.err


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("press Record", "press Record"),
        ("press End call", "press End call"),
        ("press *", "press *"),
        ("dial sip:1002@127.0.0.1:5070", "dial sip:1002@127.0.0.1:5070"),
        ("wait recording ready 5 s", "wait recording ready 5 s"),
        ("expect softkeys Hold | End call | Record", "expect softkeys Hold | End call | Record"),
        ("far-end hang-up", "far-end hang-up"),
        ("provider-fault refuse 503", "provider refuse 503"),
    ],
)
def test_a_word_is_a_line_of_the_vocabulary_and_silent_when_it_is_done(
    running: WebServer, phone: FakePhone, capsys: Captured, typed: str, line: str
) -> None:
    assert main(typed.split()) == 0
    assert phone.performed == [line]
    assert said(capsys) == ("", "")


def test_the_answer_as_json_is_the_state_after_it(
    running: WebServer, phone: FakePhone, capsys: Captured
) -> None:
    assert main(["press", "Record", "--json"]) == 0
    out, _ = said(capsys)
    assert json.loads(out) == {"ok": True, "state": phone.state()}


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("expect recording paused", "expected recording paused; found ready"),
        ("wait recording paused 0.01 s", "waited 0.01 s for recording paused"),
        ("press ResumeRec", "no key or softkey 'ResumeRec' is there now"),
    ],
)
def test_1_is_not_so_or_not_possible_now(
    running: WebServer, capsys: Captured, typed: str, error: str
) -> None:
    assert main(typed.split()) == 1
    assert said(capsys) == ("", f"redlamp-sim {typed.split(maxsplit=1)[0]}: {error}\n")


def test_a_profile_that_was_not_accepted_is_1_with_its_diagnostics(
    running: WebServer, capsys: Captured
) -> None:
    assert main(["resync"]) == 1
    assert said(capsys) == ("", "profile.xml:3: no such parameter\n")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("wait recordin paused", "unknown condition 'recordin paused'; did you mean recording?"),
        ("far-end anser", "unknown far-end word 'anser'; did you mean answer?"),
        ("press Stuck", "the phone does not answer"),
        ("state --port 1", "no phone runs on port 1; start one with: redlamp-sim live"),
        ("screenshot /nowhere/x.png", "/nowhere/x.png: No such file or directory"),
    ],
)
def test_2_is_usage_or_no_phone(
    running: WebServer, capsys: Captured, typed: str, error: str
) -> None:
    assert main(typed.split()) == 2
    out, err = said(capsys)
    assert out == ""
    assert err.startswith(f"redlamp-sim {typed.split(maxsplit=1)[0]}: {error}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("typed", ["pres Record", "press", "timeline --after x", "screenshot"])
def test_2_is_what_the_parser_refuses(capsys: Captured, typed: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    assert ended.value.code == 2


def test_a_phone_that_is_gone_but_left_its_file(running: WebServer, capsys: Captured) -> None:
    write_run_file(Run("http://127.0.0.1:1/", TOKEN, os.getpid()))
    assert main(["state", "--port", "1"]) == 2
    assert (
        said(capsys)[1] == "redlamp-sim state: the phone at http://127.0.0.1:1/ does not answer\n"
    )


def test_a_token_of_another_run_is_refused(running: WebServer, capsys: Captured) -> None:
    write_run_file(Run(running.url, "another-token", os.getpid()))
    assert main(["state"]) == 2
    assert said(capsys)[1] == "redlamp-sim state: the token of this run is missing or wrong\n"


def test_the_state_in_words(running: WebServer, capsys: Captured) -> None:
    assert main(["press", "Record"]) == 0
    assert main(["state"]) == 0
    assert said(capsys)[0].splitlines() == [
        "line       Anna Berg 4021",
        "call       confirmed Mette Sørensen, 12 s",
        "recording  recording",
        "recorded   0 s",
        "lamps      record red steady",
        "softkeys   Hold | End call | PauseRec | StopRec",
        "screen     Anna Berg 4021",
        "screen     Connected 00:12",
    ]


def test_the_state_as_json(running: WebServer, phone: FakePhone, capsys: Captured) -> None:
    assert main(["state", "--json"]) == 0
    assert json.loads(said(capsys)[0]) == phone.state()


def test_the_time_line(running: WebServer, phone: FakePhone, capsys: Captured) -> None:
    main(["press", "Record"])
    assert main(["timeline", "--after", "1"]) == 0
    assert said(capsys)[0] == "    1.500  recording     recording\n"
    assert main(["timeline", "--json"]) == 0
    assert json.loads(said(capsys)[0]) == phone.timeline()


def test_what_was_done_as_a_scenario(
    running: WebServer, phone: FakePhone, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = [
        {"id": 1, "t": 2.0, "lane": "keys", "text": "dial 1002", "command": "dial 1002"},
        {"id": 2, "t": 2.7, "lane": "call", "text": "", "state": "confirmed", "number": "1002"},
        {"id": 3, "t": 3.0, "lane": "keys", "text": "Record", "command": "press Record"},
    ]
    monkeypatch.setattr(phone, "timeline", lambda after=0: done)
    assert main(["timeline", "--scenario"]) == 0
    assert said(capsys)[0].splitlines() == [
        *("title What was done", "", "advance 2 s", "dial 1002"),
        *("wait call of 1002 confirmed", "advance 1 s", "press Record", "advance 17 s"),
    ]


def test_the_picture_is_a_file_of_its_owner(running: WebServer, tmp_path: Path) -> None:
    file = tmp_path / "x.png"
    assert main(["screenshot", str(file)]) == 0
    assert file.read_bytes() == PNG + b"0"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
