"""`redlamp-sim run`: scenario files, in virtual time or on the wire, and what came of them.

Exit codes: 0 all passed, 1 an expectation failed, 2 a bad scenario (nothing was run), 3 a run that
did not end.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from announcements.languages import Language
from hw_sim.scenario.budget import VIRTUAL_S, WALL_S, Budget
from hw_sim.scenario.files import defined_parameters, find_scripts, load_script
from hw_sim.scenario.junit import junit
from hw_sim.scenario.outcome import (
    BAD_SCENARIO,
    Outcome,
    Verdict,
    as_json,
    exit_code,
    summary,
)
from hw_sim.scenario.script import ScriptError
from hw_sim.scenario.work import Work, done, options, write_whole
from hw_sim.sim.bench import SimBench
from indicators.models import model
from provisioning.errors import ProvisioningError

LANGUAGES = tuple(language.value for language in Language)
INTERRUPTED = 130
MARGIN = "    "


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim run`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="scenario files, or folders")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="JUnit XML, for CI")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="where pictures are written")
    parser.add_argument("--model", default="8851", help="8851 (default), 7841, …")
    parser.add_argument("--language", default="", help=f"of announcements: {', '.join(LANGUAGES)}")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes (1)")
    parser.add_argument(
        "--phone", choices=("sim", "live"), default="sim", help="simulated, or on the wire"
    )
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="another value for a `parameter` of the scenarios; may be repeated",
    )
    parser.add_argument(
        "--update-transcripts",
        action="store_true",
        help="write the histories that are met into the transcript blocks",
    )
    parser.add_argument(
        "--virtual-limit", type=float, default=VIRTUAL_S, metavar="S", help="86400 (a day)"
    )
    parser.add_argument(
        "--wall-limit", type=float, default=WALL_S, metavar="S", help="real time per scenario (120)"
    )


def run(args: argparse.Namespace) -> int:
    """The exit code."""
    try:
        works = _works(args)
    except ScriptError as error:
        for fault in error.faults:
            print(f"redlamp-sim run: {fault}", file=sys.stderr)
        return BAD_SCENARIO
    try:
        outcomes = _run(works, args.jobs)
        if args.junit:
            write_whole(args.junit, junit(outcomes))
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        print(f"redlamp-sim run: {error.filename}: {error.strerror}", file=sys.stderr)
        return BAD_SCENARIO
    if args.json:
        print(json.dumps(as_json(outcomes), indent=1, ensure_ascii=False))
    else:
        _print(outcomes)
    return exit_code(outcomes)


def _works(args: argparse.Namespace) -> list[Work]:
    """What is to be run; every fault of every file is found before anything is.

    Raises ScriptError.
    """
    if args.language not in ("", *LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise ScriptError(f"--language: expected {known}, found {args.language!r}")
    if args.jobs < 1:
        raise ScriptError(f"--jobs: expected 1 or more, found {args.jobs}")
    try:
        model(args.model)
    except ValueError as error:
        raise ScriptError(f"--model: {error}") from error
    paths = find_scripts(args.paths)
    parameters = _parameters(args.parameter, paths)
    _check(paths, parameters, args.model)
    shots = args.shots or Path(tempfile.mkdtemp(prefix="redlamp-"))
    return [
        Work(
            path,
            shots / name,
            Budget(virtual_s=args.virtual_limit, wall_s=args.wall_limit),
            args.model,
            args.language,
            tuple(parameters.items()),
            args.update_transcripts,
            args.phone == "live",
        )
        for path, name in zip(paths, _names(paths), strict=True)
    ]


def _parameters(texts: Sequence[str], paths: list[Path]) -> dict[str, str]:
    given, known = dict[str, str](), defined_parameters(paths)
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or name not in known:
            there = ", ".join(sorted(known)) or "none"
            raise ScriptError(f"--parameter {text}: expected NAME=VALUE; known names: {there}")
        given[name] = value
    return given


def _check(paths: list[Path], parameters: Mapping[str, str], model_name: str) -> None:
    faults = list[str]()
    for path in paths:
        try:
            SimBench(options(load_script(path, parameters), model_name))
        except ScriptError as error:
            here = "" if path.parent == Path() else f"{path.parent.as_posix()}/"
            faults += [fault if fault.startswith(here) else here + fault for fault in error.faults]
        except ProvisioningError as error:
            faults.append(f"{path}: set: {error}")
    if faults:
        raise ScriptError(*faults)


def _names(paths: list[Path]) -> list[str]:
    """A folder for the pictures of each: its name, with its folder's where two have the same."""
    stems = [path.stem for path in paths]
    return [
        path.stem if stems.count(path.stem) == 1 else f"{path.parent.name}-{path.stem}"
        for path in paths
    ]


def _run(works: list[Work], jobs: int) -> list[Outcome]:
    outcomes = list[Outcome]()
    for outcome in _outcomes(works, jobs):
        outcomes.append(outcome)
        told = f"{len(outcomes):{len(str(len(works)))}}/{len(works)} {outcome.verdict.value:7}"
        why = f" ({outcome.why})" if outcome.verdict is Verdict.SKIPPED else ""
        times = f"{outcome.virtual_s:.1f} s in {outcome.wall_s:.2f} s"
        print(f"{told} {outcome.path}{why or f', {times}'}", file=sys.stderr, flush=True)
    return outcomes


def _outcomes(works: list[Work], jobs: int) -> Iterator[Outcome]:
    """In the order of the works, however many run at a time."""
    if jobs == 1 or len(works) == 1:
        yield from map(done, works)
        return
    with ProcessPoolExecutor(min(jobs, len(works), os.cpu_count() or 1)) as processes:
        yield from processes.map(done, works)


def _print(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.verdict not in (Verdict.FAILED, Verdict.ENDLESS):
            continue
        print(f"\n{outcome.verdict.value.upper()} {outcome.path}: {outcome.title}")
        print(f"{MARGIN}{outcome.why}")
        for line in outcome.transcript:
            print(f"{MARGIN}{line}")
        print(*(f"{MARGIN}screen: {shot}\n" for shot in outcome.screenshots[-1:]), sep="", end="")
    print(summary(outcomes))
