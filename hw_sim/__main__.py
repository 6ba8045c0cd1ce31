"""redlamp-sim: the simulator of the handset, its far end, its provider.

Only parses what is typed and hands it on; exit codes 0 good, 1 a condition not met, 2 usage.
"""

import argparse
import sys

from hw_sim import live_command
from hw_sim.far_end import command as party_command
from hw_sim.provider import command as provider_command


def main(arguments: list[str] | None = None) -> int:
    """`redlamp-sim WORDS…`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="redlamp-sim", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    live = commands.add_parser("live", help="a real call, recorded: phone, far end, provider")
    live_command.add_arguments(live)
    live.set_defaults(run=live_command.run)
    provider = commands.add_parser("provider", help="the recording provider alone")
    provider_command.add_arguments(provider)
    provider.set_defaults(run=provider_command.run)
    party = commands.add_parser("party", help="a far end alone: a SIP party to talk to")
    party_command.add_arguments(party)
    party.set_defaults(run=party_command.run)
    args = parser.parse_args(arguments or sys.argv[1:] or ["live"])
    if args.command is None:
        args = parser.parse_args(["live", *sys.argv[1:]])
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
