"""`redlamp-sim live`: the simulated phone, in the browser or by script."""

import argparse
import contextlib
import json
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hw_sim.child import ChildError
from hw_sim.live import LiveBench, LiveOptions
from hw_sim.measure.judge import judge
from hw_sim.measure.sound import MeasureError
from hw_sim.scenario.files import defined_parameters, find_script, load_script
from hw_sim.scenario.liveable import meant
from hw_sim.scenario.runner import run_script
from hw_sim.scenario.script import Script, ScriptError
from hw_sim.time_line import recorded_stretches
from hw_sim.web.server import WebServer, new_token, phone_app
from hw_sim.web.serving import page_socket, served
from hw_sim.web.steps import LiveSteps
from indicators.models import model
from phone.notices.reminder import interval_s
from provisioning.errors import OverrideError, ProvisioningError
from provisioning.load import parse_override

USAGE = 2
INTERRUPTED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `redlamp-sim live`."""
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
    parser.add_argument("--sip-port", type=int, default=0, help="of the phone; 0: any")
    parser.add_argument("--mouth", type=Path, help="WAV file the near party says")
    parser.add_argument(
        "--prompts",
        type=Path,
        metavar="DIR",
        help="sets of announcements of your own (Announcement_Set_n_): DIR/SET/[LANGUAGE/]KIND.wav",
    )
    parser.add_argument("--headless", action="store_true", help="no page while a script runs")
    parser.add_argument("--script", metavar="NAME|FILE", help="do what it says, then end")
    parser.add_argument(
        "--parameter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="another value for a `parameter` of the script; may be repeated",
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="what was said, heard, recorded")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    """The exit code: 0 good, 1 a condition of the script not met, 2 cannot run."""
    os.umask(0o077)
    try:
        script = _script(args) if args.script else None
        where = None if script and args.headless else page_socket(args.port)
        bench = LiveBench(_options(args, script))
    except (
        OverrideError,
        ProvisioningError,
        ScriptError,
        ChildError,
        OSError,
        ValueError,
    ) as error:
        print(f"redlamp-sim live: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: bench.stop())
    for line in (*bench.profiles.diagnostics, *bench.prompt_diagnostics):
        print(line, file=sys.stderr)
    page = _page(bench, where, as_json=args.json) if where else contextlib.nullcontext()
    with page:  # it goes first: a page that looked on a phone that ends would show what was
        outcome = _run(bench, script)
    bench.close()
    code = _report(bench, args, script, outcome) if script else 0
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _options(args: argparse.Namespace, script: Script | None) -> LiveOptions:
    sets = tuple(parse_override(text) for text in args.set)
    return LiveOptions(
        model(args.model),
        _directory(args.out),
        args.profile,
        sets,
        script.header.sets if script else (),
        args.sip_port,
        expected=meant(script) if script else (),
        prompts=args.prompts,
        **({"mouth": args.mouth} if args.mouth else {}),
    )


def _script(args: argparse.Namespace) -> Script:
    path, given = find_script(args.script), dict(map(parse_override, args.parameter))
    if unknown := given.keys() - defined_parameters([path]):
        raise ScriptError(f"--parameter: {path.name} has no parameter {min(unknown)}")
    return load_script(path, given)


def _directory(out: Path | None) -> Path:
    directory = out or Path(tempfile.mkdtemp(prefix="redlamp-"))
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    return directory.resolve()


@contextlib.contextmanager
def _page(bench: LiveBench, where: socket.socket, *, as_json: bool) -> Iterator[None]:
    """The page, as long as this lasts."""
    token, steps = new_token(), LiveSteps(bench, bench.beyond_common)
    server = WebServer(phone_app(bench, token, steps), token, where)
    with served(server, token, {"sip": bench.sip_address}, as_json=as_json):
        yield


def _run(bench: LiveBench, script: Script | None) -> dict[str, Any]:
    """Until the script or a signal ends it; what came of the script."""
    outcome: dict[str, Any] = {"ok": False, "error": "ended before the script did"}
    if script is not None:

        def work() -> None:
            try:
                outcome.update(run_script(script, bench, bench.directory, _progress))
            finally:
                bench.stop()

        threading.Thread(target=work, daemon=True).start()
    bench.run()
    return outcome


def _progress(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _report(
    bench: LiveBench, args: argparse.Namespace, script: Script, outcome: dict[str, Any]
) -> int:
    kept = bench.recorded()
    judged = script.header.judged and outcome["ok"] and len(kept) == 1
    measured = _measured(bench, kept[0]["folder"]) if judged else None
    if measured and not measured["pass"]:
        wrong = [name for name, figure in measured["figures"].items() if not figure["pass"]]
        outcome |= {"ok": False, "error": f"measured: {', '.join(wrong)}"}
    report = {
        **outcome,
        "measured": measured,
        "recordings": kept,
        "began_monotonic_s": bench.began,
        "timeline": bench.timeline(),
        "profile_diagnostics": list(bench.profiles.diagnostics),
    }
    text = json.dumps(report, indent=1, ensure_ascii=False)
    (bench.directory / "report.json").write_text(text + "\n", encoding="utf-8")
    if args.json:
        print(text)
    else:
        print(outcome["error"] or f"good: {outcome['seconds']} s, see {bench.directory}")
    return 0 if outcome["ok"] else 1


def _measured(bench: LiveBench, folder: str) -> dict[str, Any] | None:
    """The sound of the one recorded call, judged (`measure.judge`); None: nothing was captured."""
    stretches = recorded_stretches(bench.timeline())
    if not stretches or not (bench.directory / "near-said.wav").exists():
        return None
    interval = interval_s(bench.parts.dispatcher.profile.lines[0].recording)
    try:
        return judge(bench.directory, stretches, interval, bench.recordings / folder)
    except MeasureError as error:
        return {"pass": False, "figures": {str(error): {"pass": False}}}
