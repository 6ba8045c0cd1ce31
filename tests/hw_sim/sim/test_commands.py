"""Every command of the vocabulary on a simulated bench."""

from typing import get_args

import pytest

from hw_sim.command_words import Command, CommandError
from hw_sim.commands import parse
from tests.hw_sim.sim.benches import MODE, PAUSABLE, bench, called, history, perform

EVERY = """
press New call
press off-hook
long-press 0
dial 1002
expect call trying
wait call confirmed 2 s
mark answered
advance 10 ms
screenshot now
far-end hold
provider slow 1 s
network latency 50 ms
network down
network up
line 1 registered
clock jump 1 h
announcements broken
profile Station_Display_Name = Anna
resync
power off
power on
"""


def test_every_kind_of_command_is_possible() -> None:
    lines = EVERY.strip().splitlines()
    assert {type(parse(line)) for line in lines} == set(get_args(Command))
    perform(bench(), EVERY)


def test_what_is_done_is_told_as_it_can_be_said_again() -> None:
    there = called()
    for line in ("far-end Mette hold", "provider ok", "network down", "clock jump -1 h", "mark m"):
        there.perform(line)
    told = [entry.get("command", entry["text"]) for entry in there.timeline()]
    assert [line for line in told if line.split()[0] in ("far-end", "provider")] == [
        "far-end Mette hold",
        "provider ok",
    ]
    assert history(there, "commands", "marks")[-3:] == [
        "0.640 commands network down",
        "0.640 commands clock jump -3600 s",
        "0.640 marks m",
    ]


def test_a_softkey_on_another_page_is_reached_by_more() -> None:
    there = called(("Connected_Key_List", "hold;endcall;crdstart;conf;xfer;"))
    perform(there, "press Transfer")
    assert history(there, "keys")[1:] == ["0.640 keys More", "0.640 keys Transfer"]


def test_twice_is_the_same_finger_on_the_same_key() -> None:
    there = perform(called(*PAUSABLE), "wait recording recording\npress PauseRec twice 50 ms")
    assert history(there, "keys")[1:] == ["0.680 keys PauseRec", "0.730 keys ResumeRec"]
    perform(there, "wait recording recording 1 s")


def test_only_the_last_key_is_held() -> None:
    there = perform(bench(), "press New call\nlong-press 0")
    assert there.state()["screen"][-2] == "+"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("press Record", "no key or softkey 'Record'"),
        ("far-end Joanna answer", "nobody is called 'Joanna'"),
        ("far-end hold", "Mette Sørensen is in no call"),
        ("provider start", "runs already"),
        ("line 9 registered", "no line 9"),
        ("power on", "on already"),
    ],
)
def test_what_is_not_possible_now(line: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        bench().perform(line)


def test_registration_is_lost_and_found() -> None:
    there = perform(bench(("Register_1_", "Yes")), "advance 1 s\nexpect registered on")
    perform(there, "network down\nexpect registered off\nnetwork up\nadvance 1 s")
    perform(there, "expect registered on\nline 1 unregistered\nexpect registered off")


def test_latency_is_one_way() -> None:
    there = perform(bench(), "network latency 200 ms\ndial 1002\nadvance 399 ms")
    perform(there, "expect call trying\nadvance 1 ms\nexpect call proceeding")


def test_the_wall_clock_jumps_and_the_reminder_does_not() -> None:
    there = perform(called((MODE, "Always")), "wait recording recording 1 s\nclock jump 9 h")
    perform(there, "advance 40 s\nexpect tone reminder 2 times")
    assert there.state()["clock"] == "2026-11-21T19:42:40.680"


def test_prompts_that_cannot_be_played() -> None:
    notices = (("Call_Recording_Announce_Internal_1_", "Yes"), (MODE, "Always"))
    there = perform(bench(*notices), "announcements broken\ndial 1002\nadvance 5 s")
    perform(there, "expect announcement start tone 1 times")
    assert there.state()["announcements"]["playable"] is False


def test_digits_reach_who_is_talked_to() -> None:
    there = perform(called(), "press 4\npress 2\nadvance 1 s\nexpect dtmf 42")
    assert there.state()["far_end"]["dtmf"] == "42"
