"""What may run on the wire too, and why the rest may not."""

import pytest

from hw_sim.scenario.files import SCENARIOS, load_script
from hw_sim.scenario.liveable import live_reason
from hw_sim.scenario.script import read_script

OFTEN = "tone: how often it sounds in so much time, and times are not compared"


@pytest.mark.parametrize(
    "text",
    [
        "dial sip:1002@127.0.0.1:5071",
        "dial 1002\nwait call confirmed\npress Record\nexpect lamp record steady",
        "far-end mode manual\nfar-end call\nprovider refuse 503",
        "far-end Mette call line 1\nfar-end 1002 hold\nexpect recordings 1",
        "far-end record paused\nfar-end refer silent\nfar-end cancel",
        "press Record twice 50 ms\nmark x\nexpect tone reminder since x",
        "sleep 300 s",
        "transcript keys call\n0.000 keys 1\nend",
    ],
)
def test_it_can(text: str) -> None:
    assert live_reason(read_script(text, "x")) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("live no because\npress 1", "because"),
        ("capacity 2 dialogs\npress 1", "capacity and appearances are those of the SIP library"),
        ("press 1\nnetwork down", "x:2: network: on simulated parts alone"),
        ("clock jump 1 h", "x:1: clock: on simulated parts alone"),
        ("profile Proxy_1_ = x", "x:1: profile: on simulated parts alone"),
        ("far-end 1003 call", "x:1: far-end 1003: there is one far end on the wire"),
        ("far-end mode silent", "x:1: far-end mode silent: of simulated parties alone"),
        ("far-end call line 2", "x:1: far-end call line 2: of simulated parties alone"),
        ("far-end becomes 1004", "x:1: far-end becomes 1004: of simulated parties alone"),
        ("press 1\ndial 1003", "x:2: dial 1003: there is one far end on the wire"),
        ("set Proxy_2_ = pbx.sim\npress 1", "Proxy_2_ = pbx.sim: a simulated host"),
        ("provider slow 2 s", "x:1: provider slow 2 s: of the simulated provider alone"),
        ("expect sip INVITE", "x:1: sip: of the simulated history alone"),
        ("expect tone ringer", "x:1: tone: of the simulated history alone"),
        ("expect tone reminder 3 times", f"x:1: {OFTEN}"),
        ("repeat 4\nadvance 100 s\nend", "it takes 400 s, more than 300"),
    ],
)
def test_it_cannot_and_says_why(text: str, why: str) -> None:
    assert live_reason(read_script(text, "x")) == why


@pytest.mark.parametrize("name", ["demo", "hold", "always-tries-again", "recorder-fails"])
def test_what_runs_live_from_the_first_day_still_does(name: str) -> None:
    assert live_reason(load_script(SCENARIOS / f"{name}.scenario")) == ""
