"""The vocabulary of scenario files, REST and the page: every form, and every fault's words."""

import re

import pytest

from hw_sim.commands import (
    FAR_END_WORDS,
    FORMS,
    PROVIDER_WORDS,
    Command,
    CommandError,
    DialTarget,
    Expect,
    FarEnd,
    Press,
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
    ("dial 1002", DialTarget("1002")),
    ("dial sip:1002@127.0.0.1:5070", DialTarget("sip:1002@127.0.0.1:5070")),
    ("wait recording paused 5 s", Wait(Condition("recording", "paused"), 5.0)),
    ("wait recording paused", Wait(Condition("recording", "paused"), 10.0)),
    ("wait no softkey Record 0.5 s", Wait(Condition("softkey", "Record", negated=True), 0.5)),
    (
        "expect softkeys Hold | End call | Record",
        Expect(Condition("softkeys", "Hold | End call | Record")),
    ),
    ("expect lamp pause 600/900", Expect(Condition("lamp", "pause 600/900"))),
    ("sleep 25 s", Sleep(25.0)),
    ("sleep 0 s", Sleep(0.0)),
    ("screenshot after-pause_2", Screenshot("after-pause_2")),
    ("far-end reject 603", FarEnd("reject 603")),
    ("provider refuse 503", Provider("refuse 503")),
    ("resync", Resync()),
)


@pytest.mark.parametrize(("line", "command"), SAID)
def test_a_line_is_a_command(line: str, command: Command) -> None:
    assert parse(line) == command


def test_every_word_has_been_said() -> None:
    assert {line.split()[0] for line, _ in SAID} == set(FORMS)


@pytest.mark.parametrize("word", FORMS)
def test_every_form_begins_with_its_word(word: str) -> None:
    assert FORMS[word].split()[0] == word


def forms(word: str) -> list[str]:
    """`far-end answer|reject CODE|call [URI]|mode auto|manual` → its lines, with data in them."""
    told = FORMS[word].removeprefix(f"{word} ").replace("CODE", "486")
    told = told.replace("[URI]", "sip:4021@127.0.0.1").replace("|manual", "|mode manual")
    return told.split("|")


@pytest.mark.parametrize("words", forms("far-end"))
def test_every_far_end_form_parses(words: str) -> None:
    assert parse(f"far-end {words}") == FarEnd(words)


@pytest.mark.parametrize("words", forms("provider"))
def test_every_provider_form_parses(words: str) -> None:
    assert parse(f"provider {words}") == Provider(words)
    if words not in {"kill", "start"}:  # those are the bench's
        understood(Faults(), words)  # raises for a word that the provider does not know


def test_the_words_are_those_of_the_forms() -> None:
    assert {words.split()[0] for words in forms("far-end")} == set(FAR_END_WORDS)
    assert {words.split()[0] for words in forms("provider")} == set(PROVIDER_WORDS)


FAULTS: tuple[tuple[str, str], ...] = (
    ("pres Record", "unknown word 'pres'; did you mean press?"),
    ("frobnicate", "unknown word 'frobnicate'; known: press, dial, wait"),
    ("", "unknown word ''; known: "),
    ("press", "expected: press KEY"),
    ("dial  ", "expected: dial NUMBER"),
    ("resync now", "expected: resync"),
    ("wait recordin paused", "unknown condition 'recordin paused'; did you mean recording?"),
    ("expect moon full", "unknown condition 'moon full'; known: call, hold"),
    ("expect recording", "expected: recording WHAT"),
    ("wait 5 s", "unknown condition ''"),
    ("sleep", "expected: sleep N s"),
    ("sleep 25", "expected: sleep N s, found '25'"),
    ("sleep long s", "expected: sleep N s, found 'long s'"),
    ("sleep about 5 s", "expected: sleep N s, found 'about 5 s'"),
    ("sleep -1 s", "expected 0 to 3600 s, found -1 s"),
    ("sleep nan s", "expected 0 to 3600 s, found nan s"),
    ("sleep inf s", "expected 0 to 3600 s, found inf s"),
    ("wait recording paused 1e9 s", "expected 0 to 3600 s, found 1e9 s"),
    ("screenshot ../../x", "expected a name of letters, digits, - and _, found '../../x'"),
    ("far-end anser", "unknown far-end word 'anser'; did you mean answer? – far-end answer|"),
    ("provider refus 503", "unknown provider word 'refus'; did you mean refuse? – provider ok|"),
    ("dial 1\nfar-end hang-up", "expected one line of printable characters"),
)


@pytest.mark.parametrize(("line", "said"), FAULTS)
def test_a_fault_is_one_line_that_says_what_was_expected(line: str, said: str) -> None:
    with pytest.raises(CommandError, match=re.escape(said)) as it:
        parse(line)
    assert "\n" not in str(it.value)
