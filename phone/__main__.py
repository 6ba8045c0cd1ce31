"""redlamp-phone: the telephone. Only parses what is typed; exit codes 0 good, 2 cannot run."""

import argparse
import os
import sys
from pathlib import Path
from types import MappingProxyType
from typing import Final

from phone.app import AppOptions, CodecKind, run
from phone.own_packages import OwnPackageError, check
from provisioning.errors import ProvisioningError
from provisioning.load import parse_override

NAMES: Final = MappingProxyType({CodecKind.FILES.value: "-", CodecKind.ALSA.value: "default"})
"""Of each codec, the microphone and the earpiece if none are named."""


def main(arguments: list[str] | None = None) -> int:
    """`redlamp-phone --profile …`; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="redlamp-phone",
        description="A SIP telephone that records its calls. Type keys (softkey-1, 5, hook), "
        "a softkey's label (Record), dial TARGET, resync or quit.",
    )
    parser.add_argument("--profile", required=True, help="FILE or URL of a <flat-profile>")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="override a profile parameter for this run; may be repeated",
    )
    parser.add_argument("--state", type=Path, help="directory for the last good profile, journal")
    parser.add_argument("--address", default="127.0.0.1", help="to bind to (default loopback)")
    _name_the_sound(parser)
    parser.add_argument("--json", action="store_true", help="screens and lamps as JSON lines")
    args = parser.parse_args(arguments)
    os.umask(0o077)
    try:
        check()
        sets = tuple(parse_override(text) for text in args.set)
        state = args.state or _state_dir(args.profile)
        sound = args.mic or NAMES[args.codec], args.ear or NAMES[args.codec]
        options = AppOptions(
            *(args.profile, sets, state, args.address, *sound),
            as_json=args.json,
            codec=CodecKind(args.codec),
            prompts=args.prompts,
        )
        return run(options, _complain)
    except (OwnPackageError, ProvisioningError, OSError, ValueError) as error:
        _complain(f"redlamp-phone: {error}")
        return 2


def _name_the_sound(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--codec",
        choices=NAMES,
        default=CodecKind.FILES.value,
        help="what --mic and --ear name: WAV files (default), or PCMs of ALSA (default: default)",
    )
    parser.add_argument("--mic", metavar="WAV|PCM", help="what is said; - is silence")
    parser.add_argument(
        "--prompts",
        type=Path,
        metavar="DIR",
        help="sets of announcements of your own (Announcement_Set_n_): DIR/SET/[LANGUAGE/]KIND.wav",
    )
    parser.add_argument("--ear", metavar="WAV|PCM", help="where what is heard goes; - is nowhere")


def _state_dir(profile: str) -> Path:
    """One per profile, so that two phones on one machine keep apart."""
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    name = "".join(letter if letter.isalnum() else "-" for letter in profile)[-80:]
    return home / "redlamp" / name


def _complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
