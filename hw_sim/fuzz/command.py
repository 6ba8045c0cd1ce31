"""`redlamp-sim fuzz`: random walks over the whole simulated phone, and the shortest that fails."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hw_sim.fuzz.beginnings import MODES
from hw_sim.fuzz.hunting import Ground, Hunt, Progress, hunt
from hw_sim.fuzz.walk import Settings
from hw_sim.scenario.work import write_whole
from provisioning.errors import ProvisioningError
from provisioning.parameters import find
from provisioning.xml_profile import read

FOUND, USAGE = 1, 2
INTERRUPTED = 130
MINUTES = 1.0
EVERY_S = 1.0  # a line of progress


class UsageError(Exception):
    """What was typed cannot be done; one line for people."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim fuzz`."""
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of all walks (default 0)")
    parser.add_argument(
        "--minutes", type=float, metavar="M", help="at most so long (default 1, or --walks)"
    )
    parser.add_argument("--walks", type=int, metavar="N", help="at most so many walks")
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="default out")
    parser.add_argument(
        "--mode",
        action="append",
        choices=tuple(MODES),
        help="record by this mode alone; may be repeated",
    )
    parser.add_argument("--profile", type=Path, metavar="FILE", help="XML above what is drawn")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(args: argparse.Namespace) -> int:
    """The exit code: 0 nothing was found, 1 something was, 2 cannot run."""
    try:
        ground = Ground(args.seed, tuple(args.mode or ()), _above(args.profile))
        limits = _limits(args)
        done = hunt(ground, limits)
        path = _kept(done, ground, args.out) if done.shrunk else None
    except (UsageError, ProvisioningError, OSError) as error:
        print(f"redlamp-sim fuzz: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    _report(done, path, as_json=args.json)
    return FOUND if path else 0


def _limits(args: argparse.Namespace) -> Callable[[Progress], bool]:
    """Whether to go on, by walks and real time; tells how far it is each second."""
    if args.minutes is not None and not 0 < args.minutes <= 1e6:
        raise UsageError(f"--minutes {args.minutes:g}: expected more than 0")
    if args.walks is not None and args.walks < 1:
        raise UsageError(f"--walks {args.walks}: expected 1 or more")
    minutes = MINUTES if args.minutes is None and args.walks is None else args.minutes
    began = told = time.monotonic()

    def going_on(progress: Progress) -> bool:
        nonlocal told
        now = time.monotonic()
        if now - told >= EVERY_S:
            told = now
            print(_words(progress), file=sys.stderr, flush=True)
        enough = args.walks is not None and progress.walks >= args.walks
        return not enough and (minutes is None or now - began < 60 * minutes)

    return going_on


def _words(progress: Progress) -> str:
    walked = f"{progress.walks} walks, {progress.commands} commands, {progress.virtual_s:.0f} s"
    if not progress.found:
        return walked
    return f"{walked}: {progress.found}; {progress.left} lines left, {progress.tried} tried"


def _above(profile: Path | None) -> Settings:
    """What the file says, as a scenario says it: the walk that is found needs no file."""
    if profile is None:
        return ()
    reading = read(profile.read_bytes(), str(profile))
    if reading.diagnostics:
        raise UsageError(str(reading.diagnostics[0]))
    said = ((it.name, it.text) for it in reading.assignments if it.text is not None)
    return tuple((name, text) for name, text in said if not _is_secret(name))


def _is_secret(name: str) -> bool:
    parameter = find(name)
    return parameter is not None and parameter[0].secret


def _kept(done: Hunt, ground: Ground, out: Path) -> Path:
    """The scenario that fails."""
    if done.shrunk is None:
        raise ValueError("nothing was found")
    found = done.shrunk.finding
    comments = [f"found by redlamp-sim fuzz --seed {ground.seed}, walk {done.number}"]
    comments += [f"fails by: {line}" for line in found.detail.splitlines()]
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"fuzz-{ground.seed}-{done.number}.scenario"
    title = " ".join(found.rule.replace("_", " ").split())
    write_whole(path, done.shrunk.walk.text(title, comments).encode())
    return path


def _report(done: Hunt, path: Path | None, *, as_json: bool) -> None:
    progress, found = done.progress, done.shrunk
    if as_json:
        facts = {
            "walks": progress.walks,
            "commands": progress.commands,
            "virtual_s": progress.virtual_s,
            "found": found
            and {
                "rule": found.finding.rule,
                "detail": found.finding.detail,
                "walk": done.number,
                "scenario": str(path),
                "lines": list(found.walk.lines),
                "tried": found.tried,
            },
        }
        print(json.dumps(facts, indent=1, ensure_ascii=False))
    elif found:
        print(f"{found.finding.rule}: {path} ({len(found.walk.lines)} commands)")
        print(f"to see it: redlamp-sim run {path}")
    else:
        print(f"{_words(progress)} of virtual time: nothing was found")
