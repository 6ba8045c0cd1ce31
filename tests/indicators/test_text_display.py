"""The screen and the lamps in words, on a stream."""

import json
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from indicators import lamps
from indicators.lamps import Lamp
from indicators.screen import CallCard, Header, Idle, Moment, Screen, SoftkeyLabel
from indicators.text_display import SHOWN, TextDisplay

IDLE = Screen(Header("Anna Berg", "4021"), (), Idle(), (SoftkeyLabel("New call"), None, None, None))
CARD = CallCard("Connected", "Mette Sørensen", "1002", "call:0")
CALL = Screen(
    Header("Anna Berg", "4021"),
    (),
    CARD,
    (SoftkeyLabel("Hold"), SoftkeyLabel("End call"), SoftkeyLabel("Record"), None),
)


def test_a_screen_is_its_lines_after_an_empty_one() -> None:
    out = StringIO()
    TextDisplay(out).show(CALL, Moment(seconds=(("call:0", 65),)))
    assert out.getvalue() == (
        "\nAnna Berg 4021\nConnected 01:05\nMette Sørensen\n1002\nHold | End call | Record | \n"
    )


def test_it_is_printed_when_it_changes_not_when_only_its_times_do() -> None:
    out = StringIO()
    display = TextDisplay(out, as_json=True)
    for seconds in range(3):
        display.show(CALL, Moment(seconds=(("call:0", seconds),)))
    display.show(IDLE, Moment())
    display.show(CALL, Moment())
    assert len(out.getvalue().splitlines()) == 3


def test_as_json_each_line_is_an_object() -> None:
    out = StringIO()
    display = TextDisplay(out, as_json=True)
    display.show(CALL, Moment())
    display.light({Lamp.RECORD: lamps.RECORDING, Lamp.PAUSE: lamps.DARK})
    screen, lit = map(json.loads, out.getvalue().splitlines())
    assert screen["screen"][2] == "Mette Sørensen"
    assert lit == {"lamps": {"record": "steady", "pause": "off"}}


def test_the_lamps_that_people_ask_about() -> None:
    out = StringIO()
    TextDisplay(out).light({**dict.fromkeys(Lamp, lamps.DARK), Lamp.PAUSE: lamps.PAUSED})
    assert out.getvalue() == "lamps: record off, pause 600/900, mute off\n"
    assert SHOWN == (Lamp.RECORD, Lamp.PAUSE, Lamp.MUTE)


def test_what_is_shown_is_there_at_once() -> None:
    """A pipe's reader must not wait for a buffer to fill."""

    class Flushed(StringIO):
        flushed = ""

        def flush(self) -> None:
            self.flushed = self.getvalue()

    out = Flushed()
    TextDisplay(out).show(IDLE, Moment())
    assert out.flushed == out.getvalue() != ""


@pytest.mark.parametrize(
    ("encoding", "name", "shown"),
    [
        ("utf-8", "Jos\udce9 李", "Jos? 李"),
        ("latin-1", "José 李", "José ?"),
        ("ascii", "José", "Jos?"),
        ("utf-8", "\x1b]0;owned\x07\nRecording", "\ufffd]0;owned\ufffd\ufffdRecording"),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_no_name_of_a_caller_ends_the_phone_or_commands_the_terminal(
    encoding: str, name: str, shown: str, *, as_json: bool
) -> None:
    raw = BytesIO()
    display = TextDisplay(TextIOWrapper(raw, encoding, "strict", newline="\n"), as_json=as_json)
    display.show(replace(CALL, body=replace(CARD, name=name)), Moment())
    lines = raw.getvalue().decode(encoding)
    found = json.loads(lines)["screen"][2] if as_json else lines.splitlines()[3]
    assert found == (name if as_json and "\x1b" in name else shown)
