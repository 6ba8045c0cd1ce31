"""`redlamp-sim call-server`, as its users start it."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def started(*words: str, said: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "hw_sim", "call-server", *words],
        cwd=ROOT,
        input=said,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_says_where_it_is_and_what_it_did_not_understand() -> None:
    done = started("--route", "1002=127.0.0.1:5070", said="route 1003 nowhere\nsing\n")
    ready, *faults = [json.loads(line) for line in done.stdout.splitlines()]
    assert ready["event"] == "ready"
    assert ready["address"].startswith("127.0.0.1:")
    assert [fault["text"] for fault in faults] == [
        "'nowhere' is not ADDRESS:PORT",
        "unknown: sing",
    ]
    assert (done.returncode, done.stderr) == (0, "")


def test_an_address_that_is_taken_is_one_line() -> None:
    done = started("--listen", "192.0.2.1:5060")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("redlamp-sim call-server: cannot listen on 192.0.2.1:5060: ")


def test_a_route_without_an_address_is_wrong_usage() -> None:
    done = started("--route", "1002")
    assert done.returncode == 2
    assert "'1002' is not NUMBER=ADDRESS:PORT" in done.stderr
