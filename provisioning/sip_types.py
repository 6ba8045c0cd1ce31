"""The types of parameter values that name somebody or something in SIP (RFC 3261 §25.1).

Knows no parameter by name; beside `value_types`, which has the plain ones.
"""

import re
from dataclasses import dataclass
from typing import Final

from provisioning.header_hints import HeaderHint, read_hints
from provisioning.value_types import MismatchError, ValueType, label, text

_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NAME: Final = rf"(?![A-Za-z0-9.-]{{256}}){_LABEL}(?:\.{_LABEL})*\.?"
_HOST: Final = rf"(?:{_NAME}|\[[0-9A-Fa-f:.]{{2,45}}\])"
_PORT: Final = r"(?::(?P<port>[0-9]{1,5}))?"
_USER: Final = r"[A-Za-z0-9_.!~*'()&=+$,;?/%-]{1,63}"
_PARAMETERS: Final = r"(?P<parameters>(?:;[A-Za-z0-9_.!~*'%+-]+(?:=[A-Za-z0-9_.!~*'%+:\[\]/-]+)?)*)"
_RECORDER: Final = re.compile(rf"sip:(?:{_USER}@)?{_HOST}{_PORT}{_PARAMETERS}")
_DOMAIN: Final = re.compile(rf"\*\.{_NAME}|{_HOST}")
_HOST_PORT: Final = re.compile(rf"{_HOST}{_PORT}")
_TARGET: Final = re.compile(rf"{_USER}(?:@(?:{_HOST}(?::[0-9]{{1,5}})?|\$PROXY))?")


@dataclass(frozen=True, slots=True)
class ExtendedFunction:
    """What a line key does besides being a line: `fnc=sd;ext=1002;nme=Mette;vid=1`."""

    functions: tuple[str, ...]
    """`sd` is speed dial; others are the vendor's (`blf`, `cp` …)."""
    target: str
    name: str
    line: int | None

    @property
    def speed_dial(self) -> bool:
        """Whether the key calls somebody, whatever else it does."""
        return "sd" in self.functions


def user_id() -> ValueType[str]:
    """The user part of a SIP URI."""
    return text(_USER, "the user part of a SIP URI, at most 63 characters")


def host_port() -> ValueType[str]:
    """`host`, `host:port` or `[IPv6]:port`."""
    expected = "host or host:port"

    def read(value: str) -> str:
        found = _HOST_PORT.fullmatch(value)
        if value and not (found and _port_fits(found)):
            raise MismatchError(expected)
        return value

    return ValueType(expected, read, admits_empty=True)


def domains() -> ValueType[tuple[str, ...]]:
    """Hosts, or `*.example.com`, separated by `|`, or none."""
    expected = "hosts such as pbx.example.com or *.example.com, separated by |"

    def read(value: str) -> tuple[str, ...]:
        found = tuple(part.strip() for part in value.split("|")) if value else ()
        for domain in found:
            if not _DOMAIN.fullmatch(domain):
                raise MismatchError(expected, f"; at {domain[:60]!r}")
        return found

    return ValueType("domains, separated by |", read, admits_empty=True)


def header_hints() -> ValueType[tuple[HeaderHint, ...]]:
    """Headers and what stands in them, or none. `read` raises PatternError, with the place."""

    def read(value: str) -> tuple[HeaderHint, ...]:
        return read_hints(value) if value else ()

    return ValueType("Header: text, separated by |", read, admits_empty=True)


def recorder_uri() -> ValueType[str]:
    """The SIP URI of a recording server, with its transport; TCP if the text names none.

    UDP is refused: a recording INVITE carries SDP and metadata and outgrows the 1300 bytes that
    RFC 3261 §18.1.1 allows on a transport without congestion control.
    """
    expected = "a SIP URI such as sip:recorder.example.com:5080;transport=tcp"

    def read(value: str) -> str:
        if value.lower().startswith("sips:"):
            raise MismatchError("sip:", "; TLS is not in this build")
        found = _RECORDER.fullmatch(value)
        if value and not (found and _port_fits(found)):
            raise MismatchError(expected)
        return _over_tcp(value, found.group("parameters")) if found else value

    return ValueType("SIP URI, over TCP", read, admits_empty=True)


def extended_function() -> ValueType[ExtendedFunction | None]:
    """A line key's function in the vendor's `name=value;` form; empty for none."""

    def read(value: str) -> ExtendedFunction | None:
        return _function(value) if value else None

    return ValueType("fnc=sd;ext=NUMBER;nme=NAME", read, admits_empty=True)


def _over_tcp(uri: str, parameters: str) -> str:
    named = [p.partition("=") for p in parameters.lower().split(";")]
    transports = [value for name, _, value in named if name == "transport"]
    match transports:
        case []:
            return f"{uri};transport=tcp"
        case ["tcp"]:
            return uri
        case ["udp"]:
            why = "; a recording INVITE is too large for UDP (RFC 3261 §18.1.1)"
            raise MismatchError(";transport=tcp", why)
        case ["tls"]:
            raise MismatchError(";transport=tcp", "; TLS is not in this build")
        case _:
            raise MismatchError(";transport=tcp, once")


def _function(value: str) -> ExtendedFunction:
    fields: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in value.split(";"))):
        key, equals, content = part.partition("=")
        if not equals or key.strip() in fields:
            raise MismatchError("fnc=…;ext=…;nme=…, each once")
        fields[key.strip()] = content.strip()
    functions = tuple(filter(None, fields.get("fnc", "").split("+")))
    if not functions:
        raise MismatchError("fnc=sd or another function")
    target = fields.get("ext", "")
    if "sd" in functions and not _TARGET.fullmatch(target):
        raise MismatchError("ext=NUMBER or ext=NUMBER@HOST with fnc=sd")
    line = fields.get("vid", "")
    if not re.fullmatch(r"|[1-9]|1[0-6]", line):
        raise MismatchError("vid=1 to vid=16")
    name = label().read(fields.get("nme", ""))
    return ExtendedFunction(functions, target, name, int(line) if line else None)


def _port_fits(found: re.Match[str]) -> bool:
    return found.group("port") is None or 1 <= int(found.group("port")) <= 65535
