"""Two phones in one machine, started from two shells, call each other; far recording is shown."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.live.bench import ROOT

pytestmark = [pytest.mark.live, pytest.mark.timeout(90)]


class Shell:
    """A `redlamp-phone` in a shell of its own: typed to, and read."""

    def __init__(self, home: Path, name: str, *words: str) -> None:
        profile = home / f"{name}.xml"
        profile.write_text(
            "<flat-profile><Line_Enable_1_>Yes</Line_Enable_1_>"
            f"<User_ID_1_>{name}</User_ID_1_><Display_Name_1_>{name.title()}</Display_Name_1_>"
            "</flat-profile>"
        )
        self.said: list[dict[str, Any]] = []
        self.address = ""
        self.complained: list[str] = []
        self._changed = threading.Condition()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "phone", f"--profile={profile}", "--json", *words],
            env={**os.environ, "XDG_STATE_HOME": str(home)},
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for stream in (self._process.stdout, self._process.stderr):
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def type(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def shows(self, *words: str) -> None:
        """Wait until one screen holds all of these."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._shown(words), 10), (words, self.said[-2:])

    def located(self) -> str:
        with self._changed:
            assert self._changed.wait_for(lambda: self.address, 15), self.complained
        return self.address

    def end(self) -> int:
        self.type("quit")
        return self._process.wait(10)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert pipe
            pipe.close()

    def _shown(self, words: tuple[str, ...]) -> bool:
        screens = [said["screen"] for said in self.said if "screen" in said]
        return bool(screens) and all(any(w in line for line in screens[-1]) for w in words)

    def _read(self, stream: Any) -> None:
        for line in stream:
            with self._changed:
                if line.startswith("{"):
                    self.said.append(json.loads(line))
                elif line.startswith("sip:"):
                    self.address = line.strip()
                else:
                    self.complained.append(line.strip())
                self._changed.notify_all()


@pytest.fixture
def phones(tmp_path: Path) -> Iterator[tuple[Shell, Shell]]:
    alice, bob = Shell(tmp_path, "alice"), Shell(tmp_path, "bob")
    yield alice, bob
    alice.stop()
    bob.stop()


def test_alice_calls_bob_and_both_hang_up(phones: tuple[Shell, Shell]) -> None:
    alice, bob = phones
    alice.located()
    alice.type(f"dial {bob.located()}")
    alice.shows("Ringing", "bob")
    bob.shows("Incoming call", "Alice")
    bob.type("Answer")
    alice.shows("Connected")
    bob.shows("Connected")
    bob.type("Hold")
    alice.shows("Held by the far end")
    bob.type("Resume")
    alice.shows("Connected")
    alice.type("End call")
    bob.shows("New call")
    assert (alice.end(), bob.end()) == (0, 0)


def test_bob_rejects(phones: tuple[Shell, Shell]) -> None:
    alice, bob = phones
    alice.type(f"dial {bob.located()}")
    bob.shows("Incoming call")
    bob.type("Reject")
    alice.shows("Call failed")
    assert (alice.end(), bob.end()) == (0, 0)
