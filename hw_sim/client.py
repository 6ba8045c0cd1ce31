"""`redlamp-sim press|dial|wait|…`: one command to the phone that runs, over REST.

Exit codes: 0 done, 1 not so or not possible now (a wait that timed out), 2 usage or no phone runs.
Knows REST (docs/rest.md) and the vocabulary's grammar; must not know phone or page.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeAlias
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from hw_sim.commands import CommandError, Wait, parse
from hw_sim.run_file import Run, RunFileError, find_run

DONE, NOT_MET, USAGE, INTERRUPTED = 0, 1, 2, 130
ANSWER_S = 10.0
"""How long the phone may take for what takes no time."""

_OPENER = build_opener(ProxyHandler({}))  # the token goes to this machine, through no proxy

SENTENCES = {
    "press": (
        "KEY",
        "press a softkey by its label, or a key: softkey-1…4, line-1…10, 0–9 * #, hook",
    ),
    "long-press": ("KEY", "hold a key down for a second"),
    "dial": ("TARGET", "call a number or SIP URI"),
    "wait": ("CONDITION", "wait until it is so: recording paused 5 s; softkey Record; call idle"),
    "expect": ("CONDITION", "exit 1 if it is not so now"),
    "mark": ("NAME", "what happens from here on is counted anew: tone reminder 2 times"),
    "far-end": ("WORDS", "what the other party does: answer, hang-up, hold, retrieve, call …"),
    "provider-fault": ("WORDS", "how the provider behaves: ok, refuse 503, silent, kill, start …"),
}

WORDS = (*SENTENCES, "resync", "state", "timeline", "screenshot")


class ClientError(Exception):
    """The phone refused, or does not answer: the exit code and one line."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


Work = Callable[[argparse.Namespace, Run], int]
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_subcommands(subparsers: Subparsers) -> None:
    """The subcommands that talk to a running phone; each sets `run(args) -> exit code`."""
    for verb, (metavar, sentence) in SENTENCES.items():
        parser = _subcommand(subparsers, verb, sentence, _command)
        parser.add_argument("words", nargs="+", metavar=metavar)
        parser.set_defaults(verb=verb.removesuffix("-fault"))
    parser = _subcommand(subparsers, "resync", "read the profile again", _command)
    parser.set_defaults(verb="resync", words=[])
    _subcommand(subparsers, "state", "what the phone is and shows, as words or JSON", _state)
    parser = _subcommand(subparsers, "timeline", "what has happened, oldest first", _timeline)
    parser.add_argument("--after", type=int, default=0, metavar="ID", help="only what came later")
    parser.add_argument("--scenario", action="store_true", help="as a scenario that does it again")
    parser = _subcommand(subparsers, "screenshot", "the LCD as a PNG file", _screenshot)
    parser.add_argument("file", type=Path, metavar="FILE.png")


def _subcommand(
    subparsers: Subparsers, name: str, sentence: str, work: Work
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(name, help=sentence, description=sentence)
    parser.add_argument("--port", type=int, help="of the phone's page, if several run")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(run=lambda args: _run(name, args, work))
    return parser


def _run(name: str, args: argparse.Namespace, work: Work) -> int:
    try:
        return work(args, find_run(args.port))
    except (CommandError, RunFileError) as error:
        return _complain(name, str(error), USAGE)
    except ClientError as error:
        return _complain(name, str(error), error.code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(name, f"{where}{error.strerror or error}", USAGE)
    except KeyboardInterrupt:
        return INTERRUPTED


def _complain(name: str, text: str, code: int) -> int:
    sys.stderr.write(f"redlamp-sim {name}: {text}\n")
    return code


def _command(args: argparse.Namespace, run: Run) -> int:
    line = " ".join([args.verb, *args.words])
    command = parse(line)
    blocks_s = command.seconds if isinstance(command, Wait) else 0.0
    body = json.dumps({"command": line}).encode()
    answer = json.loads(_ask(run, "/api/command", body, blocks_s + ANSWER_S))
    if args.json:
        _say_json(answer)
    for diagnostic in answer.get("diagnostics", ()):
        sys.stderr.write(f"{diagnostic}\n")
    return DONE if answer["ok"] else NOT_MET


def _state(args: argparse.Namespace, run: Run) -> int:
    state = json.loads(_ask(run, "/api/state"))
    if args.json:
        _say_json(state)
        return DONE
    for name, value in facts(state):
        _say(f"{name:10} {value}")
    return DONE


def _timeline(args: argparse.Namespace, run: Run) -> int:
    if args.scenario:
        _say(_ask(run, "/api/scenario").decode().rstrip())
        return DONE
    entries = json.loads(_ask(run, f"/api/timeline?after={args.after}"))["entries"]
    for entry in [] if args.json else entries:
        arrow = {True: "-> ", False: "<- "}.get(entry.get("sent"), "")
        word = f"{entry['state']} " if entry.get("state") not in (None, entry["text"]) else ""
        _say(f"{entry['t']:9.3f}  {entry['lane']:13} {arrow}{word}{entry['text']}")
    if args.json:
        _say_json(entries)
    return DONE


def _screenshot(args: argparse.Namespace, run: Run) -> int:
    picture = _ask(run, "/api/screenshot.png")
    descriptor = os.open(args.file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(picture)
    if args.json:
        _say_json({"file": str(args.file), "bytes": len(picture)})
    return DONE


def facts(state: dict[str, Any]) -> list[tuple[str, str]]:
    """The state in words, for people."""
    call, recording = state["call"], state["recording"]
    lamps = ((name, lamp) for name, lamp in state["lamps"].items() if lamp["pattern"] != "off")
    spoken = "idle" if call is None else f"{call['state']} {call['remote']['name']}".strip()
    return [
        ("line", f"{state['line']['name']} {state['line']['number']}"),
        ("call", spoken if call is None else f"{spoken}, {call['seconds']} s"),
        (
            "recording",
            recording["state"] + (f": {recording['reason']}" * bool(recording["reason"])),
        ),
        ("recorded", f"{recording['recorded_s']} s"),
        (
            "lamps",
            ", ".join(f"{n} {lamp['colour']} {lamp['pattern']}" for n, lamp in lamps) or "dark",
        ),
        ("softkeys", " | ".join(label or "" for label in state["softkeys"])),
        *(("screen", line) for line in state["screen"]),
    ]


def _ask(run: Run, path: str, body: bytes | None = None, timeout_s: float = ANSWER_S) -> bytes:
    """The answer's body. Raises ClientError with what it says."""
    headers = {
        "Authorization": f"Bearer {run.token}",
        "Origin": run.origin,
        "Content-Type": "application/json",
    }
    request = Request(run.origin + path, body, headers)
    try:
        with _OPENER.open(request, timeout=timeout_s) as answer:
            found: bytes = answer.read()
            return found
    except HTTPError as error:
        code = NOT_MET if error.code == HTTPStatus.CONFLICT else USAGE
        raise ClientError(code, _reason(error)) from error
    except OSError as error:
        raise ClientError(USAGE, f"the phone at {run.url} does not answer") from error


def _reason(error: HTTPError) -> str:
    try:
        with error:
            return str(json.loads(error.read())["error"])
    except (ValueError, KeyError, TypeError):
        return f"the phone answered {error.code}"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _say_json(found: object) -> None:
    _say(json.dumps(found, ensure_ascii=False))
