"""What is done, as a scenario: in virtual time to the millisecond, in real time by states met."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hw_sim.page import PageBench
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.transcript import transcript
from hw_sim.scenario.work import Work, done
from hw_sim.sim.bench import SimOptions
from hw_sim.web.pace import Pace
from hw_sim.web.server import WebServer, listening, phone_app
from hw_sim.web.steps import LiveSteps
from tests.hw_sim.web.asking import BEARER, Answer, ask, command, get, origin
from tests.hw_sim.web.fake_phone import TOKEN, FakePhone


@pytest.fixture
def bench() -> PageBench:
    return PageBench(SimOptions(), Pace.FREEZE)


@pytest.fixture
def virtual(bench: PageBench) -> Iterator[WebServer]:
    app = phone_app(bench, TOKEN, bench)
    server = WebServer(app, TOKEN, listening("127.0.0.1", 0))
    server.start()
    yield server
    server.stop()


def begin(server: WebServer) -> Answer:
    return ask(server, "/api/scenario", {**BEARER, "Origin": origin(server)}, "POST")


def test_pressed_over_rest_saved_and_run_it_is_the_same(
    virtual: WebServer, bench: PageBench, tmp_path: Path
) -> None:
    for line in ("dial 1002", "wait call confirmed", "time step", "press Record", "time x100"):
        assert command(virtual, line).status == 200
    for _ in range(30):
        bench.pass_time(0.0203)
    assert command(virtual, "time freeze").status == 200
    assert command(virtual, "press StopRec").status == 200
    assert command(virtual, "far-end answer").status == 409  # it was, and that is not done again
    saved = get(virtual, "/api/scenario")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="page.scenario"'
    assert saved.headers["Content-Type"] == "text/plain; charset=utf-8"
    path = tmp_path / "page.scenario"
    path.write_bytes(saved.body)
    outcome = done(Work(path, tmp_path / "shots", Budget()))
    assert (outcome.verdict, outcome.why) == (Verdict.PASSED, "")
    told = transcript(bench.timeline())
    assert [line for line in told if line not in outcome.transcript] == [
        f"{bench.state()['time_s']:9.3f}  commands      far-end answer"
    ]
    assert b"press StopRec\n" in saved.body


def test_to_begin_is_a_phone_that_begins_anew(virtual: WebServer, bench: PageBench) -> None:
    command(virtual, "dial 1002")
    assert (begin(virtual).status, begin(virtual).json) == (200, {"ok": True})
    assert bench.state()["call"] is None
    assert get(virtual, "/api/timeline").json == {"entries": []}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_scenario_is_state_that_needs_the_token(virtual: WebServer, method: str) -> None:
    answer = ask(virtual, "/api/scenario", {"Origin": origin(virtual)}, method)
    assert answer.status == 403


def entry(t: float, lane: str, **more: object) -> dict[str, object]:
    return {"t": t, "lane": lane, "kind": lane, "text": "", "number": "1002", **more}


def test_in_real_time_steps_begin_where_the_phone_is(tmp_path: Path) -> None:
    phone = FakePhone(tmp_path)
    steps = LiveSteps(phone, lambda: (("Call_Recording_Mode_1_", "Always"),))
    phone._entries = [entry(1.0, "keys", id=1, command="dial 1002")]
    phone._state["time_s"] = 10.0
    steps.begin()
    phone._entries += [
        entry(12.0, "keys", id=2, command="press Record"),
        entry(12.1, "recording", id=3, state="recording"),
        entry(13.0, "keys", id=4, command="press End call"),
        entry(13.2, "call", id=5, state="terminated"),
    ]
    phone._state["time_s"] = 14.0
    assert steps.scenario().splitlines() == [
        "title What was done",
        "set Call_Recording_Mode_1_ = Always",
        "",
        "advance 2 s",
        "press Record",
        "wait recording of 1002 recording",
        "advance 1 s",
        "press End call",
        "wait call of 1002 idle",
        "advance 1 s",
    ]
