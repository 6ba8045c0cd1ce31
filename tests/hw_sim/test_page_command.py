"""`redlamp-sim page` as people start it: one line, its port, its profile, a clean end."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hw_sim.__main__ import main
from hw_sim.web.server import listening
from tests.hw_sim.web.asking import Asked
from tests.live.bench import ROOT

PROFILE = """<flat-profile>
  <Call_Recording_Mode_1_>Always</Call_Recording_Mode_1_>
  <Station_Display_Name>Anna Berg</Station_Display_Name>
  <Display_Name_1_>A. Berg</Display_Name_1_>
</flat-profile>
"""


@contextmanager
def running(runtime: Path, *words: str) -> Iterator[Asked]:
    """`redlamp-sim page WORDS…` in a process of its own, asked over REST; it ends with 0 when it
    is told to, and says nothing else."""
    pipe, env = subprocess.PIPE, {**os.environ, "XDG_RUNTIME_DIR": str(runtime)}
    command = [sys.executable, "-m", "hw_sim", "page", "--port", "0", "--json", *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, env=env
    ) as process:
        assert process.stdout
        yield Asked(json.loads(process.stdout.readline())["url"])
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=20) == ("", "")
        assert process.returncode == 0


def test_time_passes_until_it_is_frozen_and_the_run_file_leads_to_it(tmp_path: Path) -> None:
    with running(tmp_path, "--set", "Call_Recording_Mode_1_=Always") as asked:
        assert asked.state()["time"]["speed"] == 1
        assert asked.command("time freeze")["state"]["time"]["speed"] == 0
        words = [sys.executable, "-m", "hw_sim", "press", "line-6"]
        env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
        subprocess.run(words, cwd=ROOT, env=env, check=True, timeout=20)
        asked.command("wait recording recording 5 s")
        assert asked.text("/api/scenario").splitlines()[1] == "set Call_Recording_Mode_1_ = Always"
    assert not list(tmp_path.rglob("*.json"))


def test_headless_stands_still_and_has_no_page(tmp_path: Path) -> None:
    profile = tmp_path / "profile.xml"
    profile.write_text(PROFILE)
    with running(tmp_path, "--headless", "--profile", str(profile), "--model", "7841") as asked:
        assert asked.state()["time"] == {"virtual": True, "speed": 0, "now_s": 0.0}
        assert (asked.state()["model"]["name"], asked.state()["line"]["name"]) == (
            "7841",
            "A. Berg",
        )
        assert asked.status("/") == 404
        assert asked.text("/api/scenario").splitlines()[:4] == [
            "# run it with --model 7841",
            "title What was done",
            "set Call_Recording_Mode_1_ = Always",
            "set Display_Name_1_ = A. Berg",
        ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--model", "9999"], "redlamp-sim page: model '9999' has no LCD here"),
        (["--set", "Nonsense"], "redlamp-sim page: --set: error: expected NAME=VALUE"),
        (["--profile", "nowhere.xml"], "redlamp-sim page: nowhere.xml: "),
    ],
)
def test_what_cannot_run_is_one_line_and_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.setattr(os, "umask", lambda mask: mask)
    assert main(["page", "--port", "0", *words]) == 2
    out, errors = capsys.readouterr()
    assert (out, len(errors.splitlines())) == ("", 1)
    assert errors.startswith(said), errors


def test_a_port_that_is_taken_is_one_line_and_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "umask", lambda mask: mask)
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert main(["page", "--port", str(port)]) == 2
    line = f"redlamp-sim page: cannot listen on 127.0.0.1:{port}: Address already in use\n"
    assert capsys.readouterr() == ("", line)
