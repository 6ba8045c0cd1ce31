"""redlamp-provision: what administrators ask of profiles and prompts. Only parses and prints.

The composition root of provisioning: it alone hands others' grammars to the table. Exit codes:
0 good, 1 what was checked or expected is not so, 2 it could not be asked.
"""

import argparse
import io
import json
import sys
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Final

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import RATE, Prompts
from provisioning.address import shown
from provisioning.checkers import Checkers
from provisioning.errors import Diagnostic, ProfileError, ProvisioningError
from provisioning.fetch import fetch
from provisioning.load import Load, load, parse_override
from provisioning.prompt_report import OwnPrompt, set_lines
from provisioning.pstn_report import judgement, record, text
from provisioning.recording_settings import Protocol
from softkeys.key_list import KeyList, parse
from tones import tone_script_parser, warning_script
from tones.countries import national_tone

WAYS: Final = frozenset({Protocol.SRC})
"""The ways of recording that the phone of this build has."""

CHECKERS = Checkers(
    key_list=parse,
    tone_script=tone_script_parser.parse,
    warning_script=warning_script.read,
    notice_script=tone_script_parser.parse_beep,
    tone_country=national_tone,
)


def main(arguments: list[str] | None = None) -> int:
    """`redlamp-provision WORDS…`; returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # names of files need not be text
        sys.stdout.reconfigure(errors="backslashreplace")
    args = _parser().parse_args(arguments)
    try:
        code: int = args.run(args)
        return code
    except ProfileError as error:  # each line names its place
        print(error, file=sys.stderr)
    except (ProvisioningError, OSError, ValueError) as error:
        print(f"redlamp-provision: {error}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="redlamp-provision",
        description="Ask what profiles mean, and whether they and prompts are good.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="whether a phone takes a profile, and what is wrong")
    _add_profile(check)
    check.set_defaults(run=_check)
    pstn = commands.add_parser("pstn", help="whether a party is PSTN or internal, and why")
    _add_profile(pstn)
    pstn.add_argument(
        "who",
        type=_who,
        metavar="NUMBER|SIP-URI",
        help="a number as line 1 dials it, or a caller's address",
    )
    pstn.add_argument(
        "--header",
        action="append",
        default=[],
        type=_header,
        metavar="'NAME: VALUE'",
        help="a SIP header that came with the call; may be repeated",
    )
    pstn.add_argument("--expect", choices=("pstn", "internal"), help="exit 1 if it is the other")
    pstn.set_defaults(run=_pstn)
    prompts = commands.add_parser("prompts", help="what a folder of prompt sets holds, and faults")
    prompts.add_argument("folder", type=Path, metavar="FOLDER", help="in it a folder for each set")
    prompts.add_argument("--json", action="store_true", help="facts as JSON")
    prompts.set_defaults(run=_prompts)
    return parser


def _add_profile(command: argparse.ArgumentParser) -> None:
    command.add_argument("profile", metavar="PROFILE", help="FILE or URL of a <flat-profile>")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="override a parameter of it; may be repeated",
    )
    command.add_argument("--json", action="store_true", help="facts as JSON")


def _who(typed: str) -> str:
    if not typed.strip() or not typed.isprintable():
        raise argparse.ArgumentTypeError(f"expected a number or SIP URI, found {typed!r}")
    return typed.strip()


def _header(typed: str) -> str:
    name, colon, _ = typed.partition(":")
    if not (colon and name.strip()):
        raise argparse.ArgumentTypeError(f"expected 'Name: value', found {typed!r}")
    return typed


def _load(args: argparse.Namespace) -> Load[KeyList]:
    """Raises ProvisioningError."""
    overrides = tuple(parse_override(typed) for typed in args.set)
    data = fetch(args.profile)
    return load(data, args.profile, checkers=CHECKERS, ways=WAYS, overrides=overrides)


def _check(args: argparse.Namespace) -> int:
    loaded = _load(args)
    taken = loaded.profile is not None and bool(loaded.profile.lines)
    errors = sum(found.severity.value == "error" for found in loaded.diagnostics)
    if args.json:
        found = [_as_record(it) for it in loaded.diagnostics]
        print(json.dumps({"taken": taken, "diagnostics": found}, ensure_ascii=False, indent=2))
    else:
        for it in loaded.diagnostics:
            print(it)
        said = f"errors: {errors}, warnings: {len(loaded.diagnostics) - errors}"
        print(f"{shown(args.profile)}: {'taken' if taken else 'not taken'}, {said}")
    return 0 if taken and not errors else 1


def _as_record(found: Diagnostic) -> dict[str, object]:
    return asdict(found) | {"severity": found.severity.value}


def _pstn(args: argparse.Namespace) -> int:
    found = judgement(_load(args).accepted(), args.who, tuple(args.header))
    print(json.dumps(record(found), ensure_ascii=False, indent=2) if args.json else text(found))
    expected = args.expect is None or (args.expect == "pstn") is found.verdict.pstn
    return 0 if expected else 1


def _prompts(args: argparse.Namespace) -> int:
    from announcements.shelf import PromptShelf  # noqa: PLC0415  numpy, for this command alone

    if not args.folder.is_dir():
        raise NotADirectoryError(f"{args.folder}: error: expected a folder of prompt sets")
    shelf = PromptShelf(args.folder)
    sets = {name: _own_prompts(shelf, name) for name in sorted(shelf.sets)}
    if args.json:
        facts = {name: [asdict(it) for it in prompts] for name, prompts in sets.items()}
        print(
            json.dumps({"sets": facts, "faults": shelf.diagnostics}, ensure_ascii=False, indent=2)
        )
    else:
        for name, prompts in sets.items():
            print("\n".join(set_lines(name, prompts, (kind.value for kind in Kind))))
        for fault in shelf.diagnostics:
            print(fault)
        print(f"{args.folder}: sets: {len(sets)}, faults: {len(shelf.diagnostics)}")
    if shelf.table_faults:  # of the phone's own prompts: which are standard is not known
        return 2
    return 1 if shelf.diagnostics else 0


def _own_prompts(prompts: Prompts, name: str) -> tuple[OwnPrompt, ...]:
    """What the set has itself, kind by kind."""
    from announcements.loudness import from_pcm, integrated  # noqa: PLC0415  the same

    heard: dict[tuple[Kind, bytes], list[str]] = {}
    for kind, language in product(Kind, Language):
        found = prompts.find(kind, language, name)
        if found is not None and found.custom and found.language in (None, language):
            heard.setdefault((kind, found.samples), []).append(language.value)
    return tuple(
        OwnPrompt(
            kind.value,
            tuple(languages),
            round(len(samples) / 2 / RATE, 2),
            round(integrated(from_pcm(samples)), 1),
        )
        for (kind, samples), languages in heard.items()
    )


if __name__ == "__main__":
    sys.exit(main())
