"""Bodies built strictly, and split as they come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone.siprec.multipart import MultipartError, Part, build, content_type, split

SDP = Part("application/sdp", b"v=0\r\n")
XML = Part("application/rs-metadata+xml", b"<recording/>\n", "recording-session")


def test_the_bytes_on_the_wire() -> None:
    assert build((SDP, XML), "rs-7c1e") == (
        b"--rs-7c1e\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n\r\n"
        b"--rs-7c1e\r\nContent-Type: application/rs-metadata+xml\r\n"
        b"Content-Disposition: recording-session\r\n\r\n<recording/>\n\r\n--rs-7c1e--\r\n"
    )


bodies = st.binary(max_size=80).filter(lambda body: b"--rs" not in body)


@given(st.lists(st.builds(Part, st.sampled_from(["application/sdp", "text/x"]), bodies)))
def test_round_trip(parts: list[Part]) -> None:
    whole = build(parts, "rs")
    assert split(content_type("rs"), whole) == tuple(parts)


@pytest.mark.parametrize(
    "header", ['Multipart/Mixed; Boundary="a b"', 'multipart/mixed;x=1;boundary="a b";y']
)
@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("closing", ["--a b--", ""])
def test_quoted_boundary_any_order_any_line_end_with_and_without_closing(
    header: str, end: str, closing: str
) -> None:
    lines = [
        "preamble",
        "--a b  ",
        "content-disposition:recording-session",
        "CONTENT-TYPE: application/rs-metadata+xml",
        "",
        "<recording/>",
        "--a b",
        "Content-Type: application/sdp;",
        " charset=x",
        "",
        "v=0",
        closing,
    ]
    metadata, sdp = split(header, end.join(lines).encode())
    assert (metadata.kind, metadata.disposition) == (
        "application/rs-metadata+xml",
        "recording-session",
    )
    assert (metadata.body, sdp.kind, sdp.body.strip()) == (
        b"<recording/>",
        "application/sdp",
        b"v=0",
    )


def test_a_plain_body_is_one_part_and_an_empty_one_none() -> None:
    assert split("application/sdp", b"v=0\r\n") == (SDP,)
    assert split("", b"") == ()


def test_a_part_without_headers_is_text() -> None:
    assert split("multipart/mixed;boundary=x", b"--x\r\n\r\nhello\r\n--x--") == (
        Part("text/plain", b"hello"),
    )


@pytest.mark.parametrize("header", ["multipart/mixed", "multipart/mixed; boundary=y"])
def test_a_boundary_that_is_not_there(header: str) -> None:
    with pytest.raises(MultipartError):
        split(header, b"--x\r\n\r\nhello\r\n--x--")


@pytest.mark.parametrize("boundary", ["", "a b", "x" * 71, 'q"'])
def test_build_refuses_what_is_no_token(boundary: str) -> None:
    with pytest.raises(ValueError, match="not a boundary"):
        build((SDP,), boundary)


def test_build_refuses_a_boundary_that_occurs_in_a_part() -> None:
    with pytest.raises(ValueError, match="occurs"):
        build((Part("text/plain", b"--rs"),), "rs")
