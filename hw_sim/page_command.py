"""`redlamp-sim page`: the simulated phone in the browser, in virtual time.

Freeze, step, ×1, ×10, ×100; what is done can be saved as a scenario that does it again.
"""

import argparse
import os
import signal
import sys
import threading

from hw_sim.live_profile import beyond, live_profile
from hw_sim.page import PageBench, pump
from hw_sim.sim.bench import SimOptions
from hw_sim.sim.directory import HOST as PBX
from hw_sim.sim.provider import HOST as PROVIDER
from hw_sim.web.pace import Pace
from hw_sim.web.server import WebServer, new_token, phone_app
from hw_sim.web.serving import page_socket, served
from indicators.models import model
from provisioning.errors import OverrideError, ProvisioningError
from provisioning.load import Texts, parse_override

USAGE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim page`."""
    parser.add_argument("--port", type=int, help="of the page (default 8080, or a free one)")
    parser.add_argument("--profile", help="FILE or URL of a <flat-profile> over the bench's own")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="override a profile parameter for this run; may be repeated",
    )
    parser.add_argument("--model", default="8851", help="8851 (default), 7841, …")
    parser.add_argument(
        "--headless",
        action="store_true",
        help="REST alone, without the page; time stands still until it is told to pass",
    )
    parser.add_argument("--json", action="store_true", help="print the address as JSON")


def run(args: argparse.Namespace) -> int:
    """Until a signal ends it; the exit code: 0 good, 2 cannot run."""
    os.umask(0o077)
    try:
        sets = _sets(args.profile, tuple(parse_override(text) for text in args.set))
        pace = Pace.FREEZE if args.headless else Pace.X1
        bench = PageBench(SimOptions(model=model(args.model), script_sets=sets), pace)
        where = page_socket(args.port)
    except (OverrideError, ProvisioningError, OSError, ValueError) as error:
        print(f"redlamp-sim page: {error}", file=sys.stderr)
        return USAGE
    ending = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: ending.set())
    token = new_token()
    app = phone_app(bench, token, bench, page=not args.headless)
    with served(WebServer(app, token, where), token, {}, as_json=args.json):
        pump(bench, ending)
    return 0


def _sets(profile: str | None, overrides: Texts) -> Texts:
    """What the phone's profile has beyond that of every scenario: a scenario's `set` lines.

    Raises ProvisioningError.
    """
    if profile is None:
        return overrides
    from hw_sim.bench import profiles  # noqa: PLC0415  it brings the SIP library along

    base = live_profile(PBX, PROVIDER)
    source = profiles(profile, base)
    source.start()
    for line in source.diagnostics:
        print(line, file=sys.stderr)
    return (*beyond(source.values, base), *overrides)
