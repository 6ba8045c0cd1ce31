"""`redlamp-phone` whole: whatever ends it, its calls are ended in order."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.live.bench import ROOT, profile
from tests.live.plain_peer import PlainPeer

pytestmark = pytest.mark.live


def test_a_screen_that_nobody_reads_any_more_ends_the_phone_and_its_call(tmp_path: Path) -> None:
    """The pipe behind standard output is gone: exit code 2, one line, and a BYE."""
    peer = PlainPeer()
    words = ["--profile", profile(tmp_path, Line_Enable_1_="Yes", User_ID_1_="1001")]
    process = subprocess.Popen(
        [sys.executable, "-m", "phone", *words, "--state", str(tmp_path / "state")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(f"dial {peer.uri}\n")
        process.stdin.flush()
        peer.until(lambda: peer.requests("ACK"), 15)
        process.stdout.close()
        process.stdin.write("hold\n")
        process.stdin.flush()
        peer.until(lambda: peer.requests("BYE"), 10)
        assert process.wait(10) == 2
        assert process.stderr
        assert process.stderr.read().endswith("redlamp-phone: [Errno 32] Broken pipe\n")
    finally:
        process.kill()
        process.communicate()
        peer.close()
