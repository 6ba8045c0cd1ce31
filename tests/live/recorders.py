"""Recorders to record against: our own provider with its faults, SIPp with a scenario, and one
whose every answer is written by hand."""

import json
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from itertools import takewhile
from pathlib import Path
from typing import Any

from hw_sim.provider import g711

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


TAKEN, ASLEEP, REFUSED = "taken", "asleep", "refused"


class PlainRecorder:
    """Answers each INVITE with the next of `answers`, what becomes of the two media, and the last
    of them from then on; keeps what is sent to either."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.packets: tuple[list[bytes], list[bytes]] = [], []
        self._answers = list(answers)
        self._server = socket.create_server(("127.0.0.1", 0))
        self._rtp = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in self.packets]
        for one in self._rtp:
            one.bind(("127.0.0.1", 0))
        self._connections: list[socket.socket] = []
        self._threads = [
            threading.Thread(target=self._serve, daemon=True),
            *(threading.Thread(target=self._collect, args=(n,), daemon=True) for n in range(2)),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def uri(self) -> str:
        return f"sip:srs@127.0.0.1:{self._server.getsockname()[1]};transport=tcp"

    def sound(self, side: int) -> Any:
        """What one medium has got, samples of 8 kHz from PCMU."""
        return g711.decode("PCMU", b"".join(one[12:] for one in self.packets[side]))

    def close(self) -> None:
        for one in self._rtp:
            one.sendto(b"", one.getsockname())
        for one in self._connections:
            one.shutdown(socket.SHUT_RD)
        for thread in self._threads:
            thread.join(2)
        for one in (self._server, *self._rtp):
            one.close()

    def _serve(self) -> None:
        connection, _ = self._server.accept()
        self._connections.append(connection)
        with connection, connection.makefile("rb") as stream:
            while head := b"".join(takewhile(lambda line: line != b"\r\n", stream)).decode():
                length = re.search(r"(?mi)^Content-Length: *(\d+)", head)
                assert length is not None
                stream.read(int(length[1]))
                if not head.startswith("ACK "):
                    connection.sendall(self._answer(head).encode())

    def _answer(self, head: str) -> str:
        kept = re.findall(r"(?mi)^(?:Via|From|Call-ID|CSeq):.*\r\n", head)
        to = re.search(r"(?mi)^To:(?:(?!;tag=)[^\r])*", head)
        assert to is not None
        body = self._sdp() if head.startswith("INVITE ") else ""
        kind = "Content-Type: application/sdp\r\n" if body else ""
        contact = f"Contact: <{self.uri}>;+sip.srs\r\n"
        lines = f"{''.join(kept)}{to[0]};tag=srs\r\n{contact}{kind}"
        return f"SIP/2.0 200 OK\r\n{lines}Content-Length: {len(body)}\r\n\r\n{body}"

    def _sdp(self) -> str:
        fates = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        media = ""
        for label, (fate, rtp) in enumerate(zip(fates, self._rtp, strict=True), 1):
            port = 0 if fate == REFUSED else rtp.getsockname()[1]
            direction = "inactive" if fate == ASLEEP else "recvonly"
            media += f"m=audio {port} RTP/AVP 0\r\na={direction}\r\na=label:{label}\r\n"
        return f"v=0\r\no=srs 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n{media}"

    def _collect(self, side: int) -> None:
        while packet := self._rtp[side].recv(2048):
            self.packets[side].append(packet)
