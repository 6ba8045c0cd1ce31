"""The pytest plugin: fixtures `phone` and `bench`, golden pictures, `--phone=sim|live`.

Loaded with `-p hw_sim.pytest_plugin`, or by itself where Redlamp is installed; it does nothing
to tests that do not ask for its fixtures. docs/testing-with-pytest.md is its manual.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from hw_sim.testing.phone import Bench, Phone

MODEL = "8851"
MARKERS = (
    'profile(NAME="VALUE", …): parameters of the phone\'s profile, above those it has by itself',
    'model("8851"): which telephone it is',
    'sim_only("because"): on simulated parts alone, and why; skipped on the wire',
)
PROFILE, MODEL_MARK, SIM_ONLY = "profile", "model", "sim_only"
BENCH = pytest.StashKey["Bench"]()
SHOTS = pytest.StashKey[Path]()
FAILED = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--phone`, `--update-golden`."""
    group = parser.getgroup("redlamp", "Redlamp's phone")
    group.addoption(
        "--phone",
        choices=("sim", "live"),
        default="sim",
        help="simulated parts in virtual time (default), or real SIP on loopback in real time",
    )
    group.addoption(
        "--update-golden", action="store_true", help="golden pictures are what is seen now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    for line in MARKERS:
        config.addinivalue_line("markers", line)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs simulated parts."""
    mark = item.get_closest_marker(SIM_ONLY)
    if mark is not None and _is_live(item.config):
        pytest.skip(f"on simulated parts alone: {_argument(mark, 'because')}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failure tells what has happened, and shows the screen as it is."""
    report = yield
    bench = item.stash.get(BENCH, None)
    if report.failed and call.when == "call" and bench is not None:
        item.stash[FAILED] = True
        try:
            report.sections += _told(bench, item.stash[SHOTS] / "failed.png")
        except (OSError, RuntimeError) as error:  # a bench that is gone tells nothing
            report.sections.append(("transcript", str(error)))
    return report


def _told(bench: "Bench", path: Path) -> list[tuple[str, str]]:
    from hw_sim.scenario.transcript import transcript  # noqa: PLC0415  pays who fails

    lines, words = transcript(bench.timeline()), bench.state()["screen"]
    path.write_bytes(bench.screenshot())
    return [("transcript", "\n".join(lines)), ("screen", "\n".join((str(path), *words)))]


@pytest.fixture
def bench(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[Bench]":
    """The phone with everything around it, powered on: `SimBench`, or its like on the wire."""
    shots = tmp_path_factory.mktemp("phone")
    live = _is_live(request.config)
    started = (_live if live else _simulated)(request.node, shots)
    request.node.stash[BENCH], request.node.stash[SHOTS] = started, shots
    yield started
    if started.broken and not request.node.stash.get(FAILED, False):
        pytest.fail(f"a rule of the phone is broken: {started.broken[0]}", pytrace=False)


def _simulated(item: pytest.Item, _shots: Path) -> "Bench":
    from hw_sim.sim.bench import SimBench, SimOptions  # noqa: PLC0415  pays who asks
    from indicators.models import model  # noqa: PLC0415  the same
    from provisioning.errors import ProvisioningError  # noqa: PLC0415  the same

    try:
        return SimBench(SimOptions(model(_model(item)), sets=_profile(item)))
    except (ProvisioningError, ValueError) as error:
        pytest.fail(str(error), pytrace=False)


def _live(item: pytest.Item, shots: Path) -> "Bench":
    from hw_sim.testing.live import LiveProcess, Order  # noqa: PLC0415  pays who asks

    try:
        bench = LiveProcess(Order(_model(item), shots, _profile(item)))
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    item.addfinalizer(bench.close)
    return bench


@pytest.fixture
def phone(request: pytest.FixtureRequest, bench: "Bench") -> "Phone":
    """The phone on `bench`, with the vocabulary as its methods."""
    from hw_sim.testing.golden import Golden  # noqa: PLC0415  pays who asks
    from hw_sim.testing.phone import Phone  # noqa: PLC0415  the same

    live = _is_live(request.config)
    updating = bool(request.config.getoption("--update-golden"))
    golden = Golden(request.path.parent / "golden", request.node.stash[SHOTS], updating)
    return Phone(bench, live=live, golden=None if live else golden.compare)


def _is_live(config: pytest.Config) -> bool:
    return bool(config.getoption("--phone") == "live")


def _profile(item: pytest.Item) -> tuple[tuple[str, str], ...]:
    """What the markers say, the nearest one last."""
    given = dict[str, str]()
    for mark in reversed(list(item.iter_markers(PROFILE))):
        if mark.args:
            raise pytest.UsageError(f"{item.nodeid}: expected: {MARKERS[0].partition(':')[0]}")
        given |= {name: str(value) for name, value in mark.kwargs.items()}
    return tuple(given.items())


def _model(item: pytest.Item) -> str:
    mark = item.get_closest_marker(MODEL_MARK)
    return MODEL if mark is None else _argument(mark, "8851")


def _argument(mark: pytest.Mark, example: str) -> str:
    if len(mark.args) != 1 or mark.kwargs:
        raise pytest.UsageError(f'expected: {mark.name}("{example}")')
    return str(mark.args[0])
