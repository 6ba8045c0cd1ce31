"""Recorders to record against: our own provider with its faults, and SIPp with a scenario."""

import json
import queue
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "tests" / "interop"


class Provider:
    """`redlamp-sim provider` in a process of its own, its faults at hand."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        command = [sys.executable, "-m", "hw_sim.provider", "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(
            [*command, "--dir", str(directory), "--json", "--control"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = str(self.wait("ready")["address"])

    @property
    def uri(self) -> str:
        return f"sip:srs@{self.address};transport=tcp"

    def fault(self, line: str) -> None:
        """Misbehave: see hw_sim.provider.faults."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        self.wait("fault")

    def wait(self, name: str, seconds: float = 10.0) -> dict[str, Any]:
        """The next event of this name."""
        while True:
            event = self._events.get(timeout=seconds)
            if event["event"] == name:
                return event

    def freeze(self) -> None:
        """Alive to the kernel, dead to everybody else."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(5)
        self._reader.join(5)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._events.put(json.loads(line))


class Sipp:
    """SIPp as a recorder, over TCP; `verdict` is its exit code: 0 if each check held."""

    def __init__(
        self,
        scenario: str,
        directory: Path,
        *,
        calls: int = 1,
        replace: tuple[str, str] = ("", ""),
    ) -> None:
        played = directory / scenario  # SIPp takes status lines literally only
        played.write_text((SCENARIOS / scenario).read_text().replace(*replace))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._directory = directory
        self.process = subprocess.Popen(
            [
                "sipp", "-sf", str(played), "-i", "127.0.0.1", "-p", str(self.port),
                "-t", "t1", "-m", str(calls), "-nostdin", "-timeout", "20s", "-timeout_error",
                "-trace_err",
            ],
            cwd=directory,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._until_it_listens()

    @property
    def uri(self) -> str:
        return f"sip:srs@127.0.0.1:{self.port};transport=tcp"

    def verdict(self) -> tuple[int, str]:
        """Exit code, and what SIPp has to say."""
        code = self.process.wait(25)
        errors = "".join(one.read_text() for one in self._directory.glob("*_errors.log"))
        return code, errors

    def close(self) -> None:
        self.process.kill()
        self.process.wait(5)

    def _until_it_listens(self) -> None:
        for _ in range(300):
            with socket.socket() as probe:
                try:
                    probe.bind(("127.0.0.1", self.port))
                except OSError:
                    return
            assert self.process.poll() is None, "SIPp did not start"
            threading.Event().wait(0.02)
        raise AssertionError("SIPp does not listen")
