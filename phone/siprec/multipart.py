"""The multipart/mixed body that carries SDP and metadata together (RFC 7866 §9.1, RFC 2046 §5.1).

Knows framing only: what a part means is its media type's business. Builds strictly, splits
leniently.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


class MultipartError(ValueError):
    """The body is not what its Content-Type promises."""


@dataclass(frozen=True, slots=True)
class Part:
    """One body part; `disposition` is the Content-Disposition, empty if there is none."""

    content_type: str
    body: bytes
    disposition: str = ""

    @property
    def kind(self) -> str:
        """The media type without parameters, in lower case."""
        return media_type(self.content_type)


def media_type(content_type: str) -> str:
    """`Application/SDP; charset=x` as `application/sdp`."""
    return content_type.partition(";")[0].strip().lower()


def content_type(boundary: str) -> str:
    """The Content-Type of what `build` returns."""
    return f"multipart/mixed;boundary={boundary}"


def build(parts: Sequence[Part], boundary: str) -> bytes:
    """The body; ValueError if the boundary is no RFC 2046 token or occurs in a part."""
    if not re.fullmatch(r"[0-9A-Za-z_+.-]{1,70}", boundary):
        raise ValueError(f"not a boundary: {boundary!r}")
    mark = b"--" + boundary.encode()
    lines: list[bytes] = []
    for part in parts:
        if mark in part.body:
            raise ValueError(f"boundary {boundary!r} occurs in a part")
        disposition = f"Content-Disposition: {part.disposition}\r\n" if part.disposition else ""
        head = f"Content-Type: {part.content_type}\r\n{disposition}\r\n".encode()
        lines.append(mark + b"\r\n" + head + part.body + b"\r\n")
    return b"".join(lines) + mark + b"--\r\n"


def split(content_type: str, body: bytes) -> tuple[Part, ...]:
    """The parts in their order; a body that is not multipart is one part.

    CRLF and bare LF both end lines; the closing delimiter may be missing.
    MultipartError if the boundary is missing from the header or from the body.
    """
    if not media_type(content_type).startswith("multipart/"):
        return (Part(content_type.strip(), body),) if body else ()
    found = re.search(r';\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))', content_type, re.IGNORECASE)
    if found is None:
        raise MultipartError("multipart without a boundary")
    mark = re.escape((found[1] or found[2]).encode())
    pieces = re.split(rb"(?:\A|\r?\n)--" + mark + rb"(--)?[ \t]*(?=\r?\n|\Z)", body)
    if len(pieces) == 1:
        raise MultipartError("the boundary does not occur in the body")
    bodies, closings = pieces[2::2], pieces[1::2]
    kept = []
    for piece, closing in zip(bodies, closings, strict=True):
        if closing:
            break
        kept.append(_part(piece))
    return tuple(kept)


def _part(piece: bytes) -> Part:
    piece = re.sub(rb"\A\r?\n", b"", piece)
    if blank := re.match(rb"\r?\n", piece):  # no headers at all: RFC 2046 §5.1
        return Part("text/plain", piece[blank.end() :])
    head, *rest = re.split(rb"\r?\n\r?\n", piece, maxsplit=1)
    unfolded = re.sub(r"\r?\n[ \t]+", " ", head.decode("utf-8", "replace"))
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in unfolded.splitlines())
    }
    return Part(
        headers.get("content-type", "text/plain"),
        rest[0] if rest else b"",
        headers.get("content-disposition", ""),
    )
