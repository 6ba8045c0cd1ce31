"""The vocabulary of scenario files, REST and the page: every form, and every fault's words."""

import re

import pytest

from hw_sim.command_forms import FAR_END, FORMS, PROVIDER
from hw_sim.commands import (
    ChangeProfile,
    ClockJump,
    Command,
    CommandError,
    DialTarget,
    Expect,
    FarEnd,
    LineRegistration,
    Mark,
    Network,
    NetworkLatency,
    Power,
    Press,
    Prompts,
    Provider,
    Resync,
    Screenshot,
    Sleep,
    Wait,
    parse,
)
from hw_sim.conditions import Condition
from hw_sim.provider.faults import Faults, understood
from softkeys.keypad import Key

SAID: tuple[tuple[str, Command], ...] = (
    ("press Record", Press("Record")),
    ("press End call", Press("End call")),
    ("press softkey-3", Press(Key.SOFTKEY_3)),
    ("press line-6", Press(Key.LINE_6)),
    ("press #", Press(Key.POUND)),
    ("  press   hook ", Press(Key.HOOK)),
    ("press Record twice 50 ms", Press("Record", again_after_s=0.05)),
    ("press New call twice 1.5 s", Press("New call", again_after_s=1.5)),
    ("long-press 0", Press(Key.DIGIT_0, long=True)),
    ("dial 1002", DialTarget("1002")),
    ("dial +45 33 12 34 56", DialTarget("+45 33 12 34 56")),
    ("dial sip:1002@127.0.0.1:5070", DialTarget("sip:1002@127.0.0.1:5070")),
    ("dial 1002 on line 2", DialTarget("1002", 2)),
    ("wait recording paused 5 s", Wait(Condition("recording", "paused"), 5.0)),
    ("wait recording paused 40 ms", Wait(Condition("recording", "paused"), 0.04)),
    ("wait recording paused", Wait(Condition("recording", "paused"), 10.0)),
    ("wait no softkey Record 0.5 s", Wait(Condition("softkey", "Record", negated=True), 0.5)),
    (
        "expect softkeys Hold | End call | Record",
        Expect(Condition("softkeys", "Hold | End call | Record")),
    ),
    ("expect lamp pause 600/900", Expect(Condition("lamp", "pause 600/900"))),
    ("sleep 25 s", Sleep(25.0)),
    ("sleep 0 s", Sleep(0.0)),
    ("advance 20 ms", Sleep(0.02)),
    ("advance 1.5 min", Sleep(90.0)),
    ("advance 8 h", Sleep(28_800.0)),
    ("mark after-answer", Mark("after-answer")),
    ("screenshot after-pause_2", Screenshot("after-pause_2")),
    ("far-end reject 603", FarEnd("reject 603")),
    ("far-end 1003 call line 2", FarEnd("call line 2", "1003")),
    (
        "far-end Jonas  becomes +4533123456 Lis  Holm",
        FarEnd("becomes +4533123456 Lis Holm", "Jonas"),
    ),
    ("provider refuse 503", Provider("refuse 503")),
    ("provider slow 1.5 s", Provider("slow 1.5 s")),
    ("resync", Resync()),
    ("profile DND_Serv = No", ChangeProfile((("DND_Serv", "No"),))),
    (
        "profile Connected_Key_List = hold|1;endcall|2;; Proxy_1_ =",
        ChangeProfile((("Connected_Key_List", "hold|1;endcall|2;"), ("Proxy_1_", ""))),
    ),
    ("network down", Network(up=False)),
    ("network up", Network(up=True)),
    ("network latency 200 ms", NetworkLatency(0.2)),
    ("line 2 unregistered", LineRegistration(2, registered=False)),
    ("line 1 registered", LineRegistration(1, registered=True)),
    ("power off", Power(on=False)),
    ("power on", Power(on=True)),
    ("clock jump 1 h", ClockJump(3600.0)),
    ("clock jump -30 s", ClockJump(-30.0)),
    ("announcements broken", Prompts("broken")),
    ("announcements broken compliance", Prompts("broken compliance")),
    ("announcements missing zh-Hant", Prompts("missing zh-Hant")),
    ("announcements  playable", Prompts("playable")),
)


@pytest.mark.parametrize(("line", "command"), SAID)
def test_a_line_is_a_command(line: str, command: Command) -> None:
    assert parse(line) == command


def test_every_word_has_been_said() -> None:
    assert {line.split()[0] for line, _ in SAID} == set(FORMS)


def said(form: str) -> list[str]:
    """The lines of a form, with data in them: `refer refuse CODE` → `refer refuse 486`."""
    lines = [""]
    for token in form.replace("[", "").replace("]", "").split():
        data = {"CODE": "486", "N": "1.5", "URI": "sip:4021@127.0.0.1"}
        words = token.removesuffix("…").split("|")
        lines = [f"{line} {data.get(word, word)}".strip() for line in lines for word in words]
    return lines


@pytest.mark.parametrize("form", FAR_END)
def test_every_far_end_form_parses(form: str) -> None:
    for words in said(form):
        assert parse(f"far-end {words}") == FarEnd(words)
        assert parse(f"far-end 1003 {words}") == FarEnd(words, "1003")


@pytest.mark.parametrize("form", PROVIDER)
def test_every_provider_form_parses(form: str) -> None:
    for words in said(form):
        assert parse(f"provider {words}") == Provider(words)


OWN = {"kill", "start", "slow", "glare"}
"""What the bench does to its provider, or its simulated provider alone can."""


@pytest.mark.parametrize("form", [form for form in PROVIDER if form.split()[0] not in OWN])
def test_the_provider_on_the_wire_knows_the_words(form: str) -> None:
    for words in said(form):
        understood(Faults(), words)  # raises for a word that it does not know


def test_an_optional_argument_may_be_left_out() -> None:
    assert parse("far-end reject") == FarEnd("reject")
    assert parse("far-end becomes 1004") == FarEnd("becomes 1004")


FAULTS: tuple[tuple[str, str], ...] = (
    ("pres Record", "unknown word 'pres'; did you mean press?"),
    ("frobnicate", "unknown word 'frobnicate'; known: press, long-press, dial, wait"),
    ("", "unknown word ''; known: "),
    ("press", "expected: press KEY"),
    ("dial  ", "expected: dial NUMBER"),
    ("resync now", "expected: resync"),
    ("wait recordin paused", "unknown condition 'recordin paused'; did you mean recording?"),
    ("expect moon full", "unknown condition 'moon full'; known: call, calls"),
    ("expect recording", "expected: recording STATE"),
    ("wait 5 s", "unknown condition ''"),
    ("sleep", "expected: sleep N s"),
    ("sleep 25", "expected: sleep N s|ms|min|h, found '25'"),
    ("sleep long s", "expected: sleep N s|ms|min|h, found 'long s'"),
    ("advance about 5 s", "expected: advance N s|ms|min|h, found 'about 5 s'"),
    ("sleep -1 s", "expected 0 to 86400 s, found -1 s"),
    ("sleep nan s", "expected 0 to 86400 s, found nan s"),
    ("advance inf s", "expected 0 to 86400 s, found inf s"),
    ("advance 25 h", "expected 0 to 86400 s, found 25 h"),
    ("wait recording paused 1e9 s", "expected 0 to 86400 s, found 1e9 s"),
    ("screenshot ../../x", "expected a name of letters, digits, - and _, found '../../x'"),
    ("mark here and now", "expected a name of letters, digits, - and _, found 'here and now'"),
    ("far-end anser", "unknown far-end word 'anser'; did you mean answer?"),
    ("far-end Jonas anser", "unknown far-end word 'anser'; did you mean answer?"),
    ("far-end rejct 486", "unknown far-end word 'rejct'; did you mean reject?"),
    ("far-end reject busy", "expected: far-end reject [CODE], found 'reject busy'"),
    ("far-end hold on", "expected: far-end hold, found 'hold on'"),
    ("far-end mode slow", "expected: far-end mode auto|manual|silent|early|late-ok, found 'mode"),
    ("provider refus 503", "unknown provider word 'refus'; did you mean refuse?"),
    ("provider refuse 200", "expected: provider refuse CODE, found 'refuse 200'"),
    ("provider slow 2", "expected: provider slow N s, found 'slow 2'"),
    ("profile", "expected: profile NAME = VALUE"),
    ("profile Mode", "expected: NAME = VALUE, found 'Mode'"),
    ("profile Proxy_1 = x", "unknown parameter 'Proxy_1'; did you mean Proxy_1_?"),
    ("network slow", "expected: network up|down or network latency N s|ms, found 'slow'"),
    ("network latency high", "expected: network up|down or network latency N s|ms, found 'high'"),
    ("line one registered", "expected: line N registered|unregistered, found 'one registered'"),
    ("power cut", "expected: power on|off, found 'cut'"),
    ("clock jump far", "expected: clock jump N s|min|h, found 'far'"),
    ("announcements loud", "expected: announcements playable or "),
    ("dial 1\nfar-end hang-up", "expected one line of printable characters"),
)


@pytest.mark.parametrize(("line", "said"), FAULTS)
def test_a_fault_is_one_line_that_says_what_was_expected(line: str, said: str) -> None:
    with pytest.raises(CommandError, match=re.escape(said)) as it:
        parse(line)
    assert "\n" not in str(it.value)
