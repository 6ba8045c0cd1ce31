"""What may run on the wire too, and why the rest may not."""

import pytest

from hw_sim.scenario.files import SCENARIOS, load_script
from hw_sim.scenario.liveable import is_compared, live_reason, meant
from hw_sim.scenario.script import read_script


@pytest.mark.parametrize(
    "text",
    [
        "dial sip:1002@127.0.0.1:5071",
        "dial 1003\nfar-end Jonas transfer 1004\nfar-end 1004 call line 2",
        "dial 1002\nwait call confirmed\npress Record\nexpect lamp record steady",
        "far-end mode manual\nfar-end call\nprovider refuse 503",
        "far-end Mette call line 1\nfar-end 1002 hold\nexpect recordings 1",
        "far-end record paused\nfar-end refer silent\nfar-end cancel",
        "far-end 1003 call\nfar-end Jonas hold\ndial +4533123456 on line 2\ndial 1999",
        "far-end transfer 1003\nfar-end 1003 consult-transfer +4533123456",
        "far-end mode silent\nfar-end call line 2\nfar-end 1044 call",
        "set Proxy_2_ = pbx.sim\nset Call_Recording_Server_2_ = sip:r@rec.sim\npress 1",
        "expect sip INVITE\nexpect tone ringer 1 times\nexpect recorded near 5 s",
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
        ("far-end becomes 1004", "x:1: far-end becomes 1004: of simulated parties alone"),
        ("provider slow 2 s", "x:1: provider slow 2 s: of the simulated provider alone"),
        ("wait sip INVITE", "x:1: wait sip: of the simulated history alone"),
        ("wait tone ringer", "x:1: wait tone: of the simulated history alone"),
        ("wait tone reminder 3 times", "x:1: wait tone: of the simulated history alone"),
        ("repeat 4\nadvance 100 s\nend", "it takes 400 s, more than 300"),
    ],
)
def test_it_cannot_and_says_why(text: str, why: str) -> None:
    assert live_reason(read_script(text, "x")) == why


def test_what_only_simulated_parts_write_down_is_not_compared() -> None:
    script = read_script(
        "expect sip INVITE\nexpect no journal x\nexpect tone ringer\nexpect tone reminder 2 times\n"
        "expect call idle\nexpect tone ringer on\nexpect tone reminder\npress 1",
        "x",
    )
    assert [is_compared(step.command) for step in script.steps] == [False] * 4 + [True] * 4


def test_whom_it_means() -> None:
    script = read_script(
        "far-end hold\nfar-end Jonas call\ndial 1002\nfar-end transfer +4533123456\n"
        "press 1\npress 0\npress Record\npress 0\npress 3\npress line-1\nfar-end Jonas hang-up",
        "x",
    )
    assert meant(script) == ("Jonas", "1002", "+4533123456", "1003")


@pytest.mark.parametrize("name", ["demo", "hold", "always-tries-again", "recorder-fails"])
def test_what_runs_live_from_the_first_day_still_does(name: str) -> None:
    assert live_reason(load_script(SCENARIOS / f"{name}.scenario")) == ""
