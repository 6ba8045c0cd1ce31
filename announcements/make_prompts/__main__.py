"""`python -m announcements.make_prompts`: the announcements' WAVs made again, or checked."""

import argparse
import sys
from collections.abc import Sequence

from announcements.languages import Language
from announcements.make_prompts.kokoro import EngineError, Kokoro
from announcements.make_prompts.making import faults, remake
from announcements.wording import Status, Wording, WordingError, wordings


def main(words: Sequence[str] | None = None) -> int:
    """0: done; 1: a WAV is not what prompts.toml says, or the engine cannot speak; 2: it is not
    known what prompts.toml says."""
    asked = _parser().parse_args(words)
    try:
        known = wordings()
    except WordingError as error:  # each line names its place
        print(error, file=sys.stderr)
        return 2
    wanted = [it for it in known if not asked.languages or it.language in asked.languages]
    return _check(wanted) if asked.check else _make(wanted)


def _make(wanted: Sequence[Wording]) -> int:
    synthetic = [it for it in wanted if it.status is Status.SYNTHETIC]
    try:
        print("Loading the voices …", file=sys.stderr)
        made = remake(synthetic, Kokoro())
        for count, (wording, new) in enumerate(made, 1):
            outcome = "new" if new else "the same"
            print(f"{count}/{len(synthetic)} {wording.name}: {outcome}", file=sys.stderr)
    except (EngineError, ValueError) as error:  # or the table is not laid out as it must be
        print(f"make_prompts: {error}", file=sys.stderr)
        return 1
    return 0


def _check(wanted: Sequence[Wording]) -> int:
    found = list(faults(wanted))
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        print(f"{len(wanted)} prompts are what prompts.toml says")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m announcements.make_prompts",
        description="Make the synthetic announcements again from prompts.toml, and note their "
        "checksums there. Recorded ones are left alone.",
    )
    parser.add_argument("--check", action="store_true", help="only verify the checksums")
    parser.add_argument(
        "languages",
        nargs="*",
        type=Language,
        metavar="LANGUAGE",
        help=f"{', '.join(it.value for it in Language)} (all)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
