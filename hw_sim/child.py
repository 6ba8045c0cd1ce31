"""A process of the bench: started, spoken to in lines, heard in JSON lines, and ended."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

READY_S = 30.0
END_S = 5.0

Heard = dict[str, Any]


class ChildError(RuntimeError):
    """A process of the bench did not come up; the message is its own last line."""


class Child:
    """`redlamp-sim WORDS…` as a process of its own."""

    def __init__(
        self,
        words: list[str],
        hear: Callable[[Heard], None],
        log: Path,
        keep: tuple[int, ...] = (),
    ) -> None:
        """`keep` are open files that are its own as well, under the same numbers."""
        self._hear = hear
        self._ready = threading.Event()
        self._log = log
        self.ready: Heard = {}
        with log.open("ab") as stderr:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "hw_sim", *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                cwd=Path(__file__).parent.parent,
                text=True,
                pass_fds=keep,
                process_group=0,  # Ctrl-C is for the bench, which ends calls and recordings first
            )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def wait_ready(self) -> Heard:
        """Its `ready` event. Raises ChildError."""
        self._ready.wait(READY_S)
        if not self.ready:
            words = self._log.read_text(errors="replace").strip().splitlines()
            raise ChildError(words[-1] if words else f"{self._process.args!r} did not come up")
        return self.ready

    def say(self, line: str) -> None:
        """A line on its standard input; a process that is gone hears nothing."""
        if self._process.stdin and self._process.poll() is None:
            try:
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()
            except BrokenPipeError:
                return

    def kill(self) -> None:
        """SIGKILL: what a power cut does to it."""
        self._process.kill()
        self._process.wait()
        self._close()

    def stop(self) -> None:
        """SIGTERM, and SIGKILL if that is not enough."""
        self._process.terminate()
        try:
            self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close()

    def _close(self) -> None:
        self._listener.join(END_S)  # it reads to the end of the pipe
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            try:
                heard: Heard = json.loads(line)
            except ValueError:
                continue
            if heard.get("event") == "ready":
                self.ready = heard
                self._ready.set()
            self._hear(heard)
        self._ready.set()
