"""redlamp-sim: the simulator of the handset, its far end, its provider; words to one that runs.

Only parses what is typed and hands it on; exit codes 0 good, 1 a condition not met, 2 usage.
"""

import argparse
import sys

from hw_sim import client


def main(arguments: list[str] | None = None) -> int:
    """`redlamp-sim WORDS…`; returns the exit code."""
    words = arguments or sys.argv[1:]
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["live", *words]  # DESIGN §6: `redlamp-sim [live] [--port 8080]`
    if words[0].startswith("-") and words[0] not in ("-h", "--help"):
        words = ["live", *words]
    parser = argparse.ArgumentParser(prog="redlamp-sim", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    if words[0] not in client.WORDS:
        _add_starters(commands)
    client.add_subcommands(commands)
    args = parser.parse_args(words)
    code: int = args.run(args)
    return code


def _add_starters(commands: client.Subparsers) -> None:
    """What starts something; a word to a phone that runs waits for none of their libraries."""
    from hw_sim import live_command  # noqa: PLC0415  0.1 s instead of 0.8 s for `press`
    from hw_sim.far_end import command as party_command  # noqa: PLC0415  the same
    from hw_sim.provider import command as provider_command  # noqa: PLC0415  the same

    live = commands.add_parser("live", help="a real call, recorded: phone, far end, provider")
    live_command.add_arguments(live)
    live.set_defaults(run=live_command.run)
    provider = commands.add_parser("provider", help="the recording provider alone")
    provider_command.add_arguments(provider)
    provider.set_defaults(run=provider_command.run)
    party = commands.add_parser("party", help="a far end alone: a SIP party to talk to")
    party_command.add_arguments(party)
    party.set_defaults(run=party_command.run)


if __name__ == "__main__":
    sys.exit(main())
