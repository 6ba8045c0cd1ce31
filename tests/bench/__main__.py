"""`make bench`: what a person or a regulator feels, measured on a live call on this machine.

Runs the real simulator in processes of its own; prints a table, or JSON with --json. Figures are
medians over the presses of one run unless said otherwise; docs/BENCHMARKS.md says how.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.bench import notices, reminder
from tests.bench.working_day import working_day

ROOT = Path(__file__).parent.parent.parent
PAIRS = 8
TICKS = os.sysconf("SC_CLK_TCK")

SCRIPT = (
    "set Call_Recording_Tone_Interval_1_ = 10\n"
    "sleep 4 s\npress line-6\nwait call confirmed 10 s\nsleep 3 s\n"
    "press Record\nwait recording recording 5 s\nsleep 22 s\n"
    + "press PauseRec\nwait recording paused 5 s\nsleep 0.4 s\n"
    "press ResumeRec\nwait recording recording 5 s\nsleep 0.4 s\n"
    * PAIRS
    + "press StopRec\nwait recording ready 5 s\npress End call\nwait call idle 5 s\n"
)

Figure = tuple[str, float, str]
ALSO = {"notices": notices, "reminder": reminder}  # what takes long


def run(out: Path) -> tuple[dict[str, Any], list[tuple[float, float, float]]]:
    """The report, and samples of the phone's process: seconds, CPU seconds, resident MB."""
    script = out / "bench.scenario"
    script.write_text(SCRIPT)
    words = ["live", "--headless", "--json", f"--out={out}", f"--script={script}"]
    with (out / "stderr").open("w") as errors, (out / "report").open("w") as report:
        phone = subprocess.Popen(
            [sys.executable, "-m", "hw_sim", *words], cwd=ROOT, stdout=report, stderr=errors
        )
        samples = []
        while phone.poll() is None:
            samples.append((time.monotonic(), *process(phone.pid)))
            time.sleep(0.25)
    if phone.returncode:
        raise SystemExit((out / "stderr").read_text()[-2000:])
    return json.loads((out / "report").read_text()), samples


def process(pid: int) -> tuple[float, float]:
    """CPU seconds so far, and resident MB."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0, 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS, pages * 4096 / 1e6


def figures(report: dict[str, Any], samples: list[tuple[float, float, float]]) -> list[Figure]:
    """Name, value, unit."""
    line = report["timeline"]
    pauses = after(line, "PauseRec", "pausing")
    found = [
        ("Record key to steady lamp", 1000 * median(after(line, "Record", "recording")), "ms"),
        ("PauseRec key to dark lamp", 1000 * median(pauses), "ms"),
        ("PauseRec key to dark lamp, worst", 1000 * max(pauses), "ms"),
        (
            "PauseRec key to the recorder's yes",
            1000 * median(after(line, "PauseRec", "paused")),
            "ms",
        ),
        (
            "ResumeRec key to steady lamp",
            1000 * median(after(line, "ResumeRec", "recording")),
            "ms",
        ),
        ("reminder's period error, worst", 1000 * period_error(line), "ms"),
    ]
    offset = report["began_monotonic_s"]
    for name, begin, end in windows(line):
        found.append((f"CPU of the phone, {name}", cpu(samples, begin + offset, end + offset), "%"))
    found.append(("memory of the phone", median([sample[2] for sample in samples]), "MB"))
    return found


def after(line: list[dict[str, Any]], key: str, state: str) -> list[float]:
    """Seconds from each press of `key` to the next time the recording was in `state`."""
    presses = [entry["t"] for entry in line if entry["lane"] == "keys" and entry["text"] == key]
    states = [e["t"] for e in line if e["lane"] == "recording" and e["state"] == state]
    return [min(t for t in states if t >= press) - press for press in presses]


def period_error(line: list[dict[str, Any]]) -> float:
    """The reminder's periods by counted samples against N = 10 s, within the long stretch."""
    samples = [entry["sample"] for entry in line if entry["lane"] == "tones"]
    periods = [(b - a) / 16000 for a, b in pairwise(samples) if b > a]
    return max(abs(period - 10.0) for period in periods)


def windows(line: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    """Idle, in a call, and recorded: from and to, in seconds of the time line."""
    call = next(e["t"] for e in line if e["lane"] == "call" and e["state"] == "confirmed")
    recorded = next(e["t"] for e in line if e["lane"] == "recording" and e["state"] == "recording")
    dialled = next(e["t"] for e in line if e["lane"] == "keys")
    return [
        ("idle", dialled - 2.0, dialled),
        ("in a call", call + 0.5, call + 2.5),
        ("in a recorded call", recorded + 1, recorded + 20),
    ]


def cpu(samples: list[tuple[float, float, float]], begin: float, end: float) -> float:
    """Per cent of one core."""
    inside = [sample for sample in samples if begin <= sample[0] <= end and sample[1] > 0]
    return 100 * (inside[-1][1] - inside[0][1]) / (inside[-1][0] - inside[0][0])


def pace() -> Figure:
    """How fast virtual time passes on the simulated phone, over a working day."""
    began = time.perf_counter()
    seconds = working_day().captured_s()
    return "a working day in virtual time", seconds / (time.perf_counter() - began), "s/s"


def median(values: list[float]) -> float:
    return statistics.median(values)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true")
    also = parser.add_subparsers(dest="also", metavar="notices | reminder")
    for name, one in ALSO.items():
        one.add_arguments(also.add_parser(name, help=one.__doc__, description=one.__doc__))
    args = parser.parse_args()
    if args.also:
        return int(ALSO[args.also].run(args, lambda line: print(line, flush=True)))
    with tempfile.TemporaryDirectory() as folder:
        found = [*figures(*run(Path(folder))), pace()]
    if args.json:
        print(json.dumps({name: {"value": value, "unit": unit} for name, value, unit in found}))
        return 0
    for name, value, unit in found:
        print(f"{name:45} {value:10.2f} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
