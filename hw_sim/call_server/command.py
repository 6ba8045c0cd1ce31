"""`redlamp-sim call-server`: the call server alone; who is where is told in options or lines.

Exit codes: 0 ended when asked to, 2 wrong usage or address taken.
"""

import argparse
import asyncio
import json
import signal
import sys
import threading
from typing import Any

from hw_sim.call_server.server import CallServer

USAGE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim call-server`."""
    parser.add_argument(
        "--listen",
        metavar="ADDRESS:PORT",
        type=_address,
        default=("127.0.0.1", 0),
        help="where to listen, UDP and TCP; port 0 takes a free one (default 127.0.0.1:0)",
    )
    parser.add_argument(
        "--route",
        metavar="NUMBER=ADDRESS:PORT",
        type=_route,
        action="append",
        default=[],
        help="who is where; may be repeated, and said as `route NUMBER ADDRESS:PORT` on stdin",
    )
    parser.add_argument(
        "--asking",
        action="store_true",
        help="ask for numbers that are not known (`wanted`), instead of answering 404",
    )


def run(args: argparse.Namespace) -> int:
    """Until SIGTERM or the end of standard input."""
    return asyncio.run(_serve(args))


async def _serve(args: argparse.Namespace) -> int:
    server = CallServer(_wanted if args.asking else None)
    try:
        await server.start(*args.listen)
    except OSError as error:
        at = ":".join(map(str, args.listen))
        why = error.strerror or error
        print(f"redlamp-sim call-server: cannot listen on {at}: {why}", file=sys.stderr)
        return USAGE
    for number, host, port in args.route:
        server.enter(number, host, port)
    ended, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, ended.set)
    _say({"event": "ready", "address": server.address})
    threading.Thread(target=_listen, args=(server, loop, ended), daemon=True).start()
    await ended.wait()
    await server.stop()
    return 0


def _listen(server: CallServer, loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    for line in sys.stdin:
        if line.strip() and not loop.is_closed():
            loop.call_soon_threadsafe(_obey, server, line.split())
    if not loop.is_closed():  # whoever started it has gone
        loop.call_soon_threadsafe(ended.set)


def _obey(server: CallServer, words: list[str]) -> None:
    """`route NUMBER ADDRESS:PORT`, `unknown NUMBER`, `silent NUMBER`, `heard NUMBER`."""
    try:
        match words:
            case ["route", number, where]:
                server.enter(number, *_address(where))
            case ["unknown", number]:
                server.unknown(number)
            case ["silent" | "heard" as word, number]:
                server.routes.silence(number, on=word == "silent")
            case _:
                _say({"event": "error", "text": f"unknown: {' '.join(words)}"})
    except argparse.ArgumentTypeError as error:
        _say({"event": "error", "text": str(error)})


def _wanted(number: str) -> None:
    _say({"event": "wanted", "number": number})


def _say(event: dict[str, Any]) -> None:
    print(json.dumps(event), flush=True)


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not ADDRESS:PORT")
    return host, int(port)


def _route(text: str) -> tuple[str, str, int]:
    number, equals, where = text.partition("=")
    if not number or not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not NUMBER=ADDRESS:PORT")
    return number, *_address(where)
