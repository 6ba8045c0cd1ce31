"""The flat profile as a file: grammar, places, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.errors import Severity
from provisioning.xml_profile import LARGEST, LONGEST_VALUE, MOST_PARAMETERS, Reading, read, write

Row = tuple[str, str | None, int | None, int | None]


def rows(data: bytes) -> list[Row]:
    reading = read(data, "p.xml")
    assert reading.diagnostics == ()
    return [(a.name, a.text, a.line, a.column) for a in reading.assignments]


def told(data: bytes) -> list[str]:
    return [str(found) for found in read(data, "p.xml").diagnostics]


def flat(body: str) -> bytes:
    return f"<flat-profile>{body}</flat-profile>".encode()


def test_a_profile_with_its_places() -> None:
    data = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<flat-profile>
  <User_ID_1_ ua="na">1001</User_ID_1_>
  <Call_Recording_Serv ua="ro">Yes</Call_Recording_Serv>
</flat-profile>
"""
    assert rows(data) == [("User_ID_1_", "1001", 4, 3), ("Call_Recording_Serv", "Yes", 5, 3)]


def test_a_profile_within_a_device() -> None:
    data = b"<device>\n<flat-profile><X>1</X></flat-profile>\n</device>"
    assert rows(data) == [("X", "1", 2, 15)]


def test_names_of_the_vendor_with_hyphen_point_and_two_underscores() -> None:
    body = "<Start-Xfer_Key_List/><G722.2_Codec_Name/><Resync_At__HHmm_/>"
    assert [name for name, *_ in rows(flat(body))] == [
        "Start-Xfer_Key_List",
        "G722.2_Codec_Name",
        "Resync_At__HHmm_",
    ]


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<X/>", None),
        ("<X />", None),
        ('<X ua="rw"/>', None),
        ("<X></X>", ""),
        ("<X> \n </X>", ""),
        ('<X ua="rw"></X>', ""),
        ("<X><!-- / --></X>", ""),
        ("<X><![CDATA[]]></X>", ""),
        ("<X>/></X>", "/>"),
        ("<X>\n  a\n  b\r\n</X>", "a   b"),
        ("<X>&lt;&amp;&#65;&#x42;</X>", "<&AB"),
        ("<X><![CDATA[a<b]]></X>", "a<b"),
        ("<X>Mette Ørsted 王</X>", "Mette Ørsted 王"),
    ],
)
@pytest.mark.parametrize("after", ["", "<Y/>", "<Y></Y>", " "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_leave_empty_and_text(element: str, text: str | None, after: str, encoding: str) -> None:
    document = f"<flat-profile>{element}{after}</flat-profile>"
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    (name, found, *_), *_ = rows((mark + document).encode(encoding))
    assert (name, found) == ("X", text)


def test_every_character_of_a_value_keeps_its_place() -> None:
    data = flat("\n <X>\n   hold|1;&amp;endcall|2;\r\n\t crdstart|3;\n </X>")
    (assignment,) = read(data, "p.xml").assignments
    text = assignment.text or ""
    places = {
        word: (found.line, found.column)
        for word in ("hold", "&", "endcall", "crdstart", "3")
        for found in [assignment.fault_at(text.index(word), "?")]
    }
    assert places == {
        "hold": (3, 4),
        "&": (3, 11),
        "endcall": (3, 16),
        "crdstart": (4, 3),
        "3": (4, 12),
    }


def test_ua_is_checked_and_other_attributes_are_told() -> None:
    data = flat('<X ua="wr">1</X><Y group="Phone">2</Y>')
    assert [a.text for a in read(data, "p.xml").assignments] == ["1", "2"]
    assert told(data) == [
        "p.xml:1:15: warning: X: ua: expected na, ro or rw, found 'wr'",
        "p.xml:1:31: warning: Y: attribute group is ignored; only ua is known",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "p.xml:1:1: error: malformed XML: no element found"),
        (b"hello", "p.xml:1:1: error: malformed XML: syntax error"),
        (b"\x1f\x8b\x08", "p.xml:1:1: error: malformed XML: not well-formed (invalid token)"),
        (
            b"<flat-profile>\n<X>1</Y>\n</flat-profile>",
            "p.xml:2:7: error: malformed XML: mismatched tag",
        ),
        (b"<flat-profile>\n<X>1", "p.xml:2:5: error: malformed XML: no element found"),
        (
            b"<flat-profile><X ua=\xe2\x80\x9cna\xe2\x80\x9d/></flat-profile>",
            "p.xml:1:21: error: malformed XML: not well-formed (invalid token)",
        ),
        (
            b"<flat-profile><X>&nbsp;</X></flat-profile>",
            "p.xml:1:18: error: malformed XML: undefined entity",
        ),
        (
            b"<flat-profile><X>\xff</X></flat-profile>",
            "p.xml:1:18: error: malformed XML: not well-formed (invalid token)",
        ),
        (b"<Flat-Profile/>", "p.xml:1:1: error: expected <flat-profile>, found <Flat-Profile>"),
        (b"<device>\n<x/></device>", "p.xml:2:1: error: expected <flat-profile>, found <x>"),
        (b"<device></device>", "p.xml:1:18: error: expected <flat-profile> within <device>"),
        (
            b"<flat-profile><X>\n<Y/></X></flat-profile>",
            "p.xml:2:1: error: X: expected text, found <Y>",
        ),
        (
            b"<flat-profile>\n stray <X/></flat-profile>",
            "p.xml:2:1: error: expected a parameter, found 'stray'",
        ),
        (
            b'<?xml version="1.0" encoding="utf-99"?><flat-profile/>',
            "p.xml:1:1: error: expected an encoding such as UTF-8: unknown encoding: utf-99",
        ),
    ],
)
def test_what_is_no_profile_is_told_with_its_place(data: bytes, message: str) -> None:
    assert told(data) == [message]


XXE = (
    b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><flat-profile><X>&x;</X></flat-profile>'
)
EXTERNAL_DTD = b'<!DOCTYPE flat-profile SYSTEM "http://192.0.2.1/p.dtd"><flat-profile/>'
LAUGHS = b'<!DOCTYPE f [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><flat-profile/>'


@pytest.mark.parametrize(("data", "column"), [(XXE, 13), (EXTERNAL_DTD, 55), (LAUGHS, 13)])
def test_a_doctype_is_refused_before_it_is_read(data: bytes, column: int) -> None:
    assert told(data) == [f"p.xml:1:{column}: error: DOCTYPE is not allowed in a profile"]


def test_a_deep_file_is_refused_at_its_first_needless_level() -> None:
    deep = b"<flat-profile>" + b"<X>" * 100_000
    assert told(deep) == ["p.xml:1:18: error: X: expected text, found <X>"]


def test_a_huge_file_is_refused_by_its_size() -> None:
    huge = flat("<X>" + "a" * LARGEST + "</X>")
    assert read(huge, "p.xml").assignments == ()
    assert told(huge) == [f"p.xml: error: expected at most {LARGEST} bytes, found {len(huge)}"]


@pytest.mark.parametrize("piece", ["a", "\n", "&lt;"])
def test_a_huge_value_is_refused_as_soon_as_it_is_too_long(piece: str) -> None:
    assert len(rows(flat(f"<X>{piece * LONGEST_VALUE}</X>"))) == 1
    (found,) = read(flat(f"<X>{piece * (LONGEST_VALUE + 1)}</X>"), "p.xml").diagnostics
    assert (found.element, found.message) == ("X", f"expected at most {LONGEST_VALUE} characters")


def test_too_many_parameters_are_refused() -> None:
    data = flat("\n<X/>" * (MOST_PARAMETERS + 1))
    assert told(data) == [
        f"p.xml:{MOST_PARAMETERS + 2}:1: error: expected at most {MOST_PARAMETERS} parameters"
    ]


@given(st.binary())
def test_bytes_at_random_give_an_error(data: bytes) -> None:
    reading = read(data, "p.xml")  # raises nothing
    wrong = any(found.severity is Severity.ERROR for found in reading.diagnostics)
    assert wrong or data.lstrip().startswith(b"<")  # Hypothesis knows our own constants
    assert reading.assignments == ()


@given(st.lists(st.text("<>/&;x\n =\"'-![]?", max_size=12)))
def test_any_markup_gives_assignments_or_an_error(pieces: list[str]) -> None:
    assert isinstance(read(flat("".join(pieces)), "p.xml"), Reading)


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40
).map(lambda text: text.strip(" \t\r\n"))


@given(st.lists(st.tuples(st.sampled_from(["X", "Proxy_1_", "A-b.c"]), texts)))
def test_what_is_written_is_read_again(values: list[tuple[str, str]]) -> None:
    assert [(name, text) for name, text, *_ in rows(write(values))] == values
