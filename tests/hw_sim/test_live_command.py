"""`redlamp-sim live`: its one line, its port, its run file, and an end that loses nothing."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hw_sim.__main__ import main
from hw_sim.web import serving
from hw_sim.web.server import listening
from tests.live.bench import ROOT


@dataclass(frozen=True, slots=True)
class Live:
    """A simulated phone that runs, and where it keeps things."""

    process: subprocess.Popen[str]
    ready: dict[str, Any]
    runtime: Path
    out: Path

    def run_files(self) -> list[Path]:
        return list((self.runtime / "redlamp").glob("live-*.json"))


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    out = tmp_path / "out"
    words = ["live", "--port", "0", "--json", "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "hw_sim", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    assert process.stdout
    assert process.stderr
    yield Live(process, json.loads(process.stdout.readline()), tmp_path, out)
    process.kill()
    process.communicate()


def test_without_a_port_it_is_the_usual_one_or_a_free_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening("127.0.0.1", 0) as usual:
        port = usual.getsockname()[1]
        monkeypatch.setattr(serving, "PORT", port)
        with serving.page_socket(None) as another:
            assert another.getsockname()[1] not in (0, port)
    with serving.page_socket(None) as found:
        assert found.getsockname() == ("127.0.0.1", port)


def test_a_wanted_port_that_is_taken_is_one_line_and_2(capsys: pytest.CaptureFixture[str]) -> None:
    before = os.umask(0o077)
    try:
        with listening("127.0.0.1", 0) as taken:
            port = taken.getsockname()[1]
            assert main(["live", "--port", str(port)]) == 2
    finally:
        os.umask(before)
    line = f"redlamp-sim live: cannot listen on 127.0.0.1:{port}: Address already in use\n"
    assert capsys.readouterr() == ("", line)


@pytest.mark.live
def test_a_call_is_recorded_by_words_and_ctrl_c_ends_it_whole(live: Live) -> None:
    address, _, token = live.ready["url"].partition("#token=")
    (file,) = live.run_files()
    assert json.loads(file.read_text()) == {
        "url": address,
        "token": token,
        "pid": live.process.pid,
    }
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for words in (
        "expect call idle",
        "press line-6",
        "wait call confirmed 10 s",
        "press Record",
        "wait recording recording 5 s",
        "expect softkeys Hold | End call | PauseRec | StopRec",
        "expect lamp record steady",
    ):
        assert main(words.split()) == 0, words
    assert main(["expect", "recording", "paused"]) == 1
    os.killpg(live.process.pid, signal.SIGINT)  # as a terminal does
    assert live.process.wait(20) == 0
    assert live.process.communicate() == ("", "")
    assert live.run_files() == []
    (summary,) = (live.out / "provider").glob("*/summary.json")
    ended = json.loads(summary.read_text())
    assert (ended["state"], ended["reason"]) == ("ended", "BYE")


@pytest.mark.live
def test_sigterm_ends_it_with_0(live: Live) -> None:
    live.process.terminate()
    assert live.process.wait(20) == 0
    assert live.run_files() == []
