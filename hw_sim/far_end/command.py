"""`redlamp-sim party`: a far end in a process of its own."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from hw_sim.bench import run_party
from hw_sim.live_profile import FAR_NAME, FAR_NUMBER


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim party`."""
    parser.add_argument("--number", default=FAR_NUMBER, help="its user ID (default %(default)s)")
    parser.add_argument("--name", default=FAR_NAME, help="its display name (default %(default)s)")
    parser.add_argument("--sip-port", type=int, default=0, help="0: any that is free")
    parser.add_argument("--mouth", type=Path, help="a WAV file it says; default: a voice")
    parser.add_argument("--said", type=Path, help="WAV file for what it said in the call")
    parser.add_argument("--sound-line", type=int, help=argparse.SUPPRESS)  # from a bench
    parser.add_argument("--heard", type=Path, help="WAV file for what it heard in the call")


def run(args: argparse.Namespace) -> int:
    """Until SIGTERM or the end of standard input, which takes the far end's words."""
    captures = (args.said, args.heard) if args.said and args.heard else None
    try:
        return run_party(
            args.number,
            args.name,
            sip_port=args.sip_port,
            mouth=args.mouth,
            captures=captures,
            sound_line=args.sound_line,
            say=_say,
        )
    except (OSError, ValueError) as error:
        print(f"redlamp-sim party: {error}", file=sys.stderr)
        return 2


def _say(event: dict[str, Any]) -> None:
    print(json.dumps(event), flush=True)
