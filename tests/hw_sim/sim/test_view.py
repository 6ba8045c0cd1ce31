"""The state of a simulated bench as JSON."""

import json

from tests.hw_sim.sim.benches import bench, called, perform


def test_the_world_around_the_phone() -> None:
    there = perform(called(), "provider refuse 503\nnetwork latency 50 ms")
    state = there.state()
    assert {name: state[name] for name in ("power", "provider", "network", "announcements")} == {
        "power": True,
        "provider": {"address": "rec.sim", "fault": "refuse 503"},
        "network": {"up": True, "latency_s": 0.05},
        "announcements": {"playable": True, "broken": [], "missing": []},
    }
    assert (state["clock"], state["time_s"]) == ("2026-11-21T10:42:00.640", 0.64)
    assert state["far_end"] == state["parties"][0]
    assert [one["name"] for one in state["parties"]][1:] == ["Jonas Holm", "Kirsten Dahl"]
    assert state["sip"] == {"registered": None, "address": "sip:4021@pbx.sim"}


def test_without_power_it_has_the_same_names() -> None:
    there = bench()
    on = there.state()
    there.perform("power off")
    off = there.state()
    assert set(off) == set(on)
    assert off["softkeys"] == [None] * 4
    json.dumps(off)
