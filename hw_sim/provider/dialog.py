"""The dialog of one recording session, seen from the recorder (RFC 3261 §12)."""

from dataclasses import dataclass

from hw_sim.provider.sip import Headers, Message, parameter, tag, uri, write
from hw_sim.provider.transport import Flow

Key = tuple[str, str, str]
"""Call-ID, remote tag, local tag."""


@dataclass(slots=True)
class Dialog:
    """Who speaks with whom, by which numbers; `flow` is the way the client last came."""

    call_id: str
    local: str
    remote: str
    target: str
    routes: tuple[str, ...]
    remote_cseq: int
    flow: Flow
    cseq: int = 0

    @property
    def key(self) -> Key:
        """What identifies it."""
        return self.call_id, tag(self.remote), tag(self.local)

    def moved(self, request: Message, flow: Flow) -> None:
        """A request within the dialog came: by this way, perhaps with a new target."""
        self.flow = flow
        self.remote_cseq = max(self.remote_cseq, request.cseq)
        if request.method in ("INVITE", "UPDATE") and request.header("contact"):
            self.target = uri(request.header("contact"))

    def request(
        self, method: str, branch: str, cseq: int, headers: Headers = (), body: bytes = b""
    ) -> bytes:
        """A request of ours with this branch and number."""
        host, port = self.flow.local
        own = [
            ("Via", f"SIP/2.0/{self.flow.transport} {at(host, port)};branch={branch};rport"),
            ("Max-Forwards", "70"),
            *(("Route", route) for route in self.routes),
            ("From", self.local),
            ("To", self.remote),
            ("Call-ID", self.call_id),
            ("CSeq", f"{cseq} {method}"),
        ]
        return write(f"{method} {self.target} SIP/2.0", [*own, *headers], body)


def opened_by(request: Message, local_tag: str, flow: Flow) -> Dialog:
    """The dialog that a 2xx with this tag to this INVITE opens."""
    return Dialog(
        call_id=request.header("call-id"),
        local=f"{request.header('to')};tag={local_tag}",
        remote=request.header("from"),
        target=uri(request.header("contact")),
        routes=request.every("record-route"),
        remote_cseq=request.cseq,
        flow=flow,
    )


def key_of(request: Message) -> Key:
    """The dialog a request of the client belongs to."""
    return request.header("call-id"), tag(request.header("from")), tag(request.header("to"))


def contact(flow: Flow) -> tuple[str, str]:
    """Our Contact, marked as a recording server's (RFC 7866 §6.2)."""
    address = at(*flow.local)
    transport = ";transport=tcp" if flow.reliable else ""
    return "Contact", f"<sip:recorder@{address}{transport}>;+sip.srs"


def via_of(request: Message, flow: Flow) -> Message:
    """The request with what RFC 3261 §18.2.1 and RFC 3581 §4 add to its topmost Via."""
    first = request.header("via").partition(",")[0]
    if ";rport" not in first.lower() or parameter(first, "rport"):
        return request
    host, port = flow.peer
    marked = f"{first.replace(';rport', f';rport={port}', 1)};received={host}"
    headers = list(request.headers)
    at_index = next(i for i, (name, _) in enumerate(headers) if name == "via")
    headers[at_index] = ("via", headers[at_index][1].replace(first, marked, 1))
    return Message(request.start, tuple(headers), request.body)


def at(host: str, port: int) -> str:
    """`host:port`, with brackets where IPv6 needs them."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
