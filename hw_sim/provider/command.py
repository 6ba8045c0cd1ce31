"""`redlamp-sim provider`: the recording provider alone, or a list of what it has recorded.

Exit codes: 0 ended when asked to, 2 wrong usage, address taken or directory unusable.
"""

import argparse
import asyncio
import json
import re
import resource
import signal
import sys
import threading
from pathlib import Path
from typing import Any, Final

from hw_sim.provider.dialog import at
from hw_sim.provider.faults import HELP, Faults, understood
from hw_sim.provider.library import recordings
from hw_sim.provider.server import Provider
from hw_sim.provider.storage import Archive, StorageError
from hw_sim.web.recordings_page import serve_recordings
from hw_sim.web.server import WebServer, listening, new_token

_ADDRESS: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+)):([0-9]{1,5})")
_OPEN_FILES: Final = 4096  # four sockets per session


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim provider`."""
    parser.add_argument(
        "--listen",
        metavar="ADDRESS:PORT",
        type=_address,
        default=("127.0.0.1", 5080),
        help="where to listen, TCP and UDP; port 0 takes a free one (default 127.0.0.1:5080)",
    )
    parser.add_argument(
        "--dir", type=Path, default=Path("recordings"), help="where recordings are kept"
    )
    parser.add_argument(
        "--page",
        metavar="ADDRESS:PORT",
        type=_address,
        help="also list and play the recordings in a browser; port 0 takes a free one",
    )
    parser.add_argument("--list", action="store_true", help="list the recordings in DIR and end")
    parser.add_argument("--json", action="store_true", help="events, or the list, as JSON")
    parser.add_argument(
        "--control",
        action="store_true",
        help="take faults as lines on stdin; its end ends the provider",
    )
    parser.add_argument(
        "--fault", type=_fault, action="append", default=[], metavar="FAULT", help=HELP
    )


def run(args: argparse.Namespace) -> int:
    """Does what was asked; the exit code."""
    if args.list:
        return _list(args.dir, as_json=args.json)
    try:
        archive = Archive(args.dir)
    except StorageError as error:
        return _failed(str(error))
    return asyncio.run(_serve(args, archive))


async def _serve(args: argparse.Namespace, archive: Archive) -> int:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, _OPEN_FILES), hard), hard))
    say = _say_json if args.json else _say
    provider = Provider(archive, say)
    host, port = args.listen
    try:
        page = _page(args.page, args.dir) if args.page else None
    except OSError as error:
        archive.close()
        return _failed(str(error))
    try:
        await provider.start(host, port)
    except OSError as error:
        archive.close()
        return _failed(f"cannot listen on {at(host, port)}: {error.strerror or error}")
    for line in args.fault:
        provider.fault(line)
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, ended.set)
    ready = {"event": "ready", "address": at(*provider.address), "dir": str(args.dir)}
    if page:
        page.start()
        ready["page"] = page.address
    say(ready)
    if args.control:
        threading.Thread(target=_control, args=(provider, loop, ended), daemon=True).start()
    await ended.wait()
    await provider.stop()
    if page:
        page.stop()
    return 0


def _page(where: tuple[str, int], directory: Path) -> WebServer:
    """The recordings in a browser; OSError with one line if it cannot listen there."""
    return serve_recordings(directory, listening(*where), new_token())


def _control(provider: Provider, loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    for line in sys.stdin:
        if line.strip() and not loop.is_closed():
            loop.call_soon_threadsafe(_obey, provider, line.strip())
    if not loop.is_closed():  # whoever controls it has gone
        loop.call_soon_threadsafe(ended.set)


def _obey(provider: Provider, line: str) -> None:
    try:
        provider.fault(line)
    except ValueError as error:
        print(error, file=sys.stderr, flush=True)


def _list(directory: Path, *, as_json: bool) -> int:
    if not directory.is_dir():
        return _failed(f"{directory}: no such directory")
    found = recordings(directory)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for one in found:
        seconds = float(one.get("duration_s", 0))
        who = " – ".join(_who(party) for party in one.get("parties", [])) or "unknown parties"
        pauses = len(one.get("pauses", []))
        print(
            f"{one['folder']}  {one.get('state', 'unreadable'):<11}  "
            f"{int(seconds) // 60}:{int(seconds) % 60:02}  {pauses} pauses  {who}"
        )
    return 0


def _who(party: dict[str, str]) -> str:
    return f"{party.get('name', '')} <{party.get('aor', '')}>".strip()


def _say_json(event: dict[str, Any]) -> None:
    print(json.dumps(event, ensure_ascii=False), flush=True)


def _say(event: dict[str, Any]) -> None:
    facts = {key: value for key, value in event.items() if key not in ("event", "summary")}
    words = "  ".join(f"{key} {value}" for key, value in facts.items())
    print(f"{event['event']}  {words}", flush=True)


def _failed(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


def _address(text: str) -> tuple[str, int]:
    found = _ADDRESS.fullmatch(text)
    if found is None or int(found[3]) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not ADDRESS:PORT")
    return found[1] or found[2], int(found[3])


def _fault(text: str) -> str:
    try:
        _faults, action = understood(Faults(), text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if action is not None:
        raise argparse.ArgumentTypeError(f"{text!r} is for --control, when there is a session")
    return text
