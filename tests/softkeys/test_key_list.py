"""Key lists as the vendor's phones and the field write them (SPEC B3, F1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from softkeys.actions import LABELS, Softkey
from softkeys.key_list import LAST_POSITION, Item, KeyList, KeyListError, parse


def test_connected_list_with_keys_that_exclude_each_other() -> None:
    assert parse("hold|1;endcall|2;crdstart|3;crdpause|3;crdresume|3;crdstop;") == KeyList(
        (
            Item("hold", 1, Softkey.HOLD),
            Item("endcall", 2, Softkey.END_CALL),
            Item("crdstart", 3, Softkey.RECORD),
            Item("crdpause", 3, Softkey.PAUSE_RECORDING),
            Item("crdresume", 3, Softkey.RESUME_RECORDING),
            Item("crdstop", None, Softkey.STOP_RECORDING),
        )
    )


def test_broken_over_lines_with_white_space() -> None:
    text = "\n    hold|1;\n    endcall | 2 ;\n  crdstart ;\n"
    assert parse(text) == parse("hold|1;endcall|2;crdstart")


def test_an_empty_position_floats() -> None:
    assert parse("guestin|;redial|;dir|4;") == KeyList(
        (
            Item("guestin", None, None),
            Item("redial", None, Softkey.REDIAL),
            Item("dir", 4, None),
        )
    )


def test_the_number_is_sent_by_dial_or_call() -> None:
    assert [item.softkey for item in parse("dial|1;call|2").items] == [Softkey.CALL, Softkey.CALL]


def test_the_keys_of_a_call_among_others() -> None:
    words = "xfer bxfer conf swap park unpark pickup gpickup dnd"
    assert [item.softkey for item in parse(words.replace(" ", ";")).items] == [
        *(Softkey.TRANSFER, Softkey.BLIND_TRANSFER, Softkey.CONFERENCE, Softkey.SWAP),
        *(Softkey.PARK, Softkey.UNPARK, Softkey.PICKUP, Softkey.GROUP_PICKUP, Softkey.DND),
    ]


def test_keys_of_features_this_phone_has_not_are_valid_and_not_shown() -> None:
    assert [item.softkey for item in parse("join;confLx;xferLx;phold;psk1").items] == [None] * 5


def test_a_position_beyond_the_first_page() -> None:
    assert parse("crdstop|6").items == (Item("crdstop", 6, Softkey.STOP_RECORDING),)


@pytest.mark.parametrize("text", ["", " ", ";", " ; ;"])
def test_a_list_without_keys(text: str) -> None:
    assert parse(text) == KeyList(())


@pytest.mark.parametrize(
    "text",
    [  # the defaults of a phone with release 12.0.1, and the service's own lists
        "hold|1;endcall|2;conf|3;xfer|4;bxfer;confLx;xferLx;park;phold;crdstart;crdpause;"
        "crdresume;crdstop;callpush;dnd;",
        "hold|1;endcall|2;join|4;phold;crdstart|5;crdpause|5;crdresume|5;crdstop|6;dnd;",
        "option|1;call|2;delchar|3;cancel|4;left|5;right|6;",
        "resume|1;endcall|2;newcall|3;redial;dir;cfwd;dnd;",
        "answer|1;ignore|2;ignoresilent|3;",
        "newcall|1;barge|2;bargesilent|3;cfwd|4;dnd|5;",
        "lcr|1;back|3;miss|4;",
        "guestin|;guestout|;acd_login|;acd_logout|;astate|;redial|;newcall|;cfwd|;recents|;dnd|;"
        "unpark|;psk1|;gpickup|;pickup|;dir|4;miss|5;selfview|;messages",
        "xfer|1;bxfer|2;conf|3;endcall|4;toggle;confLx;xferLx;park;phold;flash;",
        "hold|1;endcall|2;calllist|3;pip|4;swap|5;",
        "hold;endcall;newcall;conf;xfer;bxfer;park;phold;crdstart;crdpause;crdresume;crdstop;home;",
    ],
)
def test_lists_of_the_field_are_valid(text: str) -> None:
    assert len(parse(text).items) == len([part for part in text.split(";") if part])


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("hold|1;crdstrt|3", 7, "expected a key name, found 'crdstrt'; did you mean crdstart?"),
        ("hold|1; Crdstart|3", 8, "expected a key name, found 'Crdstart'; did you mean crdstart?"),
        ("conflx", 0, "expected a key name, found 'conflx'; did you mean confLx?"),
        ("hold|1;zzzz", 7, "expected a key name, found 'zzzz'"),
        ("|2", 0, "expected a key name, found ''"),
        ("psk17", 0, "expected a key name, found 'psk17'; did you mean psk7?"),
        ("hold|0", 5, "expected a position 1–16, found '0'"),
        ("hold|17", 5, "expected a position 1–16, found '17'"),
        ("hold| x", 6, "expected a position 1–16, found 'x'"),
        ("hold|0099", 5, "expected a position 1–16, found '0099'"),
        ("hold|-1", 5, "expected a position 1–16, found '-1'"),
        ("hold|٣", 5, "expected a position 1–16, found '٣'"),
        ("hold|1|2", 5, "expected a position 1–16, found '1|2'"),
        ("hold|9999999999", 5, "expected a position 1–16, found '9999999999'"),
        ("more|4", 0, "expected a key name, found 'more'"),
    ],
)
def test_one_fault_rejects_the_whole_list(text: str, offset: int, message: str) -> None:
    with pytest.raises(KeyListError) as caught:
        parse(text)
    assert (caught.value.offset, str(caught.value)) == (offset, message)


@given(st.text())
def test_any_text_is_a_list_or_a_key_list_error(text: str) -> None:
    offset = 0
    try:
        parse(text)
    except KeyListError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([key.value for key in Softkey if key is not Softkey.MORE]),
            st.none() | st.integers(1, LAST_POSITION),
        )
    )
)
def test_what_is_written_is_what_is_read(wanted: list[tuple[str, int | None]]) -> None:
    text = ";".join(name if at is None else f"{name}|{at}" for name, at in wanted)
    assert [(item.keyword, item.position) for item in parse(text).items] == wanted


def test_every_softkey_has_a_label_that_fits_ten_characters() -> None:
    assert set(LABELS) == set(Softkey)
    assert [label for label in LABELS.values() if len(label.text) > 10] == []
