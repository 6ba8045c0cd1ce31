"""redlamp-sim: the simulator of the handset, its far end, its provider; words to one that runs.

Only parses what is typed and hands it on; exit codes 0 good, 1 a condition not met, 2 usage.
"""

import argparse
import sys
from collections.abc import Callable
from types import MappingProxyType

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
    if words[0] not in client.WORDS:  # 0.1 s instead of 0.8 s for `press`
        chosen = (words[0],) if words[0] in STARTERS else tuple(STARTERS)
        for name in chosen:
            STARTERS[name](commands)
    client.add_subcommands(commands)
    args = parser.parse_args(words)
    code: int = args.run(args)
    return code


def _add_live(commands: client.Subparsers) -> None:
    from hw_sim import live_command  # noqa: PLC0415  only what is asked for waits for its libraries

    live = commands.add_parser("live", help="a real call, recorded: phone, far end, provider")
    live_command.add_arguments(live)
    live.set_defaults(run=live_command.run)


def _add_page(commands: client.Subparsers) -> None:
    from hw_sim import page_command  # noqa: PLC0415  the same

    page = commands.add_parser("page", help="the same page on simulated parts, in virtual time")
    page_command.add_arguments(page)
    page.set_defaults(run=page_command.run)


def _add_run(commands: client.Subparsers) -> None:
    from hw_sim.scenario import command  # noqa: PLC0415  the same

    scenarios = commands.add_parser("run", help="scenario files, in virtual time or on the wire")
    command.add_arguments(scenarios)
    scenarios.set_defaults(run=command.run)


def _add_fuzz(commands: client.Subparsers) -> None:
    from hw_sim.fuzz import command  # noqa: PLC0415  the same

    walks = commands.add_parser("fuzz", help="random walks over the simulated phone")
    command.add_arguments(walks)
    walks.set_defaults(run=command.run)


def _add_provider(commands: client.Subparsers) -> None:
    from hw_sim.provider import command  # noqa: PLC0415  the same

    provider = commands.add_parser("provider", help="the recording provider alone")
    command.add_arguments(provider)
    provider.set_defaults(run=command.run)


def _add_party(commands: client.Subparsers) -> None:
    from hw_sim.far_end import command  # noqa: PLC0415  the same

    party = commands.add_parser("party", help="a far end alone: a SIP party to talk to")
    command.add_arguments(party)
    party.set_defaults(run=command.run)


def _add_call_server(commands: client.Subparsers) -> None:
    from hw_sim.call_server import command  # noqa: PLC0415  the same

    server = commands.add_parser("call-server", help="a call server alone: who is at which number")
    command.add_arguments(server)
    server.set_defaults(run=command.run)


STARTERS: MappingProxyType[str, Callable[[client.Subparsers], None]] = MappingProxyType(
    {
        "live": _add_live,
        "page": _add_page,
        "run": _add_run,
        "fuzz": _add_fuzz,
        "provider": _add_provider,
        "party": _add_party,
        "call-server": _add_call_server,
    }
)
"""What starts something."""


if __name__ == "__main__":
    sys.exit(main())
