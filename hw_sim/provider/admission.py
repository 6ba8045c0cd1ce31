"""Which INVITEs are recording sessions, and what is said to those that are not.

An INVITE that opens a dialog is judged in this order; the Warning (399) says what was missing.

| seen                                                    | answer                            |
|---------------------------------------------------------|-----------------------------------|
| Via, From with tag, To, Call-ID or CSeq missing or bad   | 400                               |
| Require names a tag other than siprec or timer           | 420, Unsupported (RFC 3261 §8.2.2.3) |
| no `Require: siprec`                                     | 421, Require: siprec (RFC 7866 §6.2) |
| no Contact, or Contact without `;+sip.src`               | 400 (RFC 7866 §6.1.1); `;src` of the drafts is taken, and noted |
| Content-Encoding, or neither multipart, SDP nor metadata | 415, Accept (RFC 3261 §8.2.3)     |
| multipart without boundary, SDP that cannot be read      | 400                               |
| no metadata part                                         | 400 (RFC 7866 §9.1)               |
| metadata that cannot be read                             | 400, with the line (RFC 7866 §9.2) |
| no SDP part, no audio, no PCMU or PCMA, only secure RTP  | 488 (RFC 3264 §6)                 |

Within a session metadata that cannot be read never costs the recording: the SDP is applied, the
document is kept, and a snapshot is asked for (RFC 7866 §9.2).
"""  # noqa: E501 - a table

from dataclasses import dataclass
from typing import Final

from hw_sim.provider.g711 import CODECS
from hw_sim.provider.sip import Message, flags
from phone.siprec.metadata import MEDIA_TYPE, Metadata, MetadataError
from phone.siprec.multipart import MultipartError, Part, media_type, split
from phone.siprec.reader import read
from phone.siprec.sdp import Medium, SdpError, media

ACCEPT: Final = f"application/sdp, {MEDIA_TYPE}, multipart/mixed"
METADATA_TYPES: Final = (MEDIA_TYPE, "application/rs-metadata")
_SUPPORTED: Final = ("siprec", "timer")
_PROTOCOLS: Final = ("RTP/AVP", "RTP/AVPF")


class Refusal(Exception):  # noqa: N818 - a verdict, not a fault
    """The final response to give, with its headers."""

    def __init__(self, status: int, why: str, *headers: tuple[str, str]) -> None:
        super().__init__(f"{status} {why}")
        self.status = status
        self.why = why
        self.headers = (*headers, ("Warning", f'399 redlamp "{why}"'))


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries; `problem` says why `document` could not be read."""

    sdp: str | None
    offered: tuple[Medium, ...]
    document: bytes | None
    metadata: Metadata | None
    problem: str = ""


def admit(request: Message) -> tuple[Body, tuple[str, ...]]:
    """The body of an INVITE that opens a recording session, and notes on what was overlooked.

    Refusal if it is none.
    """
    check_require(request)
    if "siprec" not in request.tokens("require"):
        raise Refusal(421, "no Require: siprec", ("Require", "siprec"))
    notes = _source(request)
    body = contents(request)
    if body.document is None:
        raise Refusal(400, f"no {MEDIA_TYPE} part")
    if body.metadata is None:
        raise Refusal(400, f"metadata {body.problem}")
    if body.sdp is None:
        raise Refusal(488, "no SDP offer")
    if not any(codec(one) for one in body.offered):
        raise Refusal(488, "no audio stream with PCMU or PCMA over RTP/AVP")
    if any(one.kind == "audio" and not one.label for one in body.offered):
        notes = (*notes, "an audio stream without a=label")
    return body, notes


def check_require(request: Message) -> None:
    """Refusal 420 if the request requires an extension we do not have."""
    unknown = [one for one in request.tokens("require") if one not in _SUPPORTED]
    if unknown:
        why = f"cannot do {', '.join(unknown)}".replace('"', "")
        raise Refusal(420, why, ("Unsupported", ", ".join(unknown)))


def contents(request: Message) -> Body:
    """SDP and metadata of any request; Refusal if the body is not what it says it is."""
    kind = media_type(request.header("content-type"))
    if request.header("content-encoding").lower() not in ("", "identity"):
        raise Refusal(415, "Content-Encoding", ("Accept-Encoding", "identity"))
    known = kind.startswith("multipart/") or kind in ("application/sdp", *METADATA_TYPES)
    if request.body and not known:
        raise Refusal(415, "expected SDP and metadata as multipart/mixed", ("Accept", ACCEPT))
    try:
        parts = split(request.header("content-type"), request.body)
        sdp = _text(_first(parts, "application/sdp"))
        offered = media(sdp) if sdp is not None else ()
    except MultipartError as error:
        raise Refusal(400, str(error)) from None
    except SdpError as error:
        raise Refusal(400, str(error).replace('"', "")) from None
    document = _first(parts, *METADATA_TYPES)
    try:
        metadata = read(document) if document is not None else None
    except MetadataError as error:
        return Body(sdp, offered, document, None, str(error).replace('"', ""))
    return Body(sdp, offered, document, metadata)


def codec(medium: Medium) -> tuple[int, str] | None:
    """Payload type and name of the first codec we can record, None if the stream has none."""
    if medium.kind != "audio" or not medium.port or medium.protocol not in _PROTOCOLS:
        return None
    playable = ((one.payload, one.name.upper()) for one in medium.formats if one.clock == 8000)
    return next(((payload, name) for payload, name in playable if name in CODECS), None)


def _source(request: Message) -> tuple[str, ...]:
    contact = request.header("contact")
    if not contact:
        raise Refusal(400, "no Contact")
    marks = flags(contact)
    if "+sip.src" in marks:
        return ()
    if "src" in marks:
        return ("Contact has ;src, expected ;+sip.src",)
    raise Refusal(400, "Contact without ;+sip.src")


def _first(parts: tuple[Part, ...], *kinds: str) -> bytes | None:
    return next((one.body for one in parts if one.kind in kinds), None)


def _text(body: bytes | None) -> str | None:
    return None if body is None else body.decode("utf-8", "replace")
