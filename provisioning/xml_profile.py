"""Profile XML ↔ assignments: the vendor's `<flat-profile>`, with line and column.

Knows the file's grammar and its dangers, not a single parameter. Where the vendor's guides leave a
choice, the rules are:

- `<flat-profile>`, alone or within `<device>`; names are case-sensitive.
- `<X/>` leaves the value as it is; `<X></X>` sets it to empty.
- White space around a value is dropped; a line break inside it becomes a space.
- `ua` is na, ro or rw, and concerns the vendor's user account: checked, not used.
- Values may hold any Unicode text (the vendor's firmware says ASCII, but people have names).
- No DOCTYPE, hence no entities of one's own and nothing fetched; limits on size, depth and number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from provisioning.assignment import Assignment, Mark
from provisioning.errors import Diagnostic, Severity

LARGEST: Final = 4 * 1024 * 1024
"""Bytes; the vendor's largest phones report some 240 kB."""

MOST_PARAMETERS: Final = 20_000
LONGEST_VALUE: Final = 16_384

_SPACE: Final = " \t\r\n"
_EMPTY_TAG_ENDS: Final = (b"/>", b"/\x00>\x00", b"\x00/\x00>")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, in its order; with an error among the diagnostics, as far as it got."""

    assignments: tuple[Assignment, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(data: bytes, source: str) -> Reading:
    """Read a profile. `source` is the name that diagnostics show. Raises nothing for any bytes."""
    if len(data) > LARGEST:
        message = f"expected at most {LARGEST} bytes, found {len(data)}"
        return Reading((), (Diagnostic(source, None, None, "", message),))
    reader = _Reader(data, source)
    try:
        reader.read()
    except _RefusedError as refusal:
        reader.diagnostics.append(refusal.diagnostic)
    except expat.ExpatError as error:
        message = f"malformed XML: {expat.ErrorString(error.code)}"
        found = Diagnostic(source, error.lineno, error.offset + 1, "", message)
        reader.diagnostics.append(found)
    except (LookupError, ValueError) as error:  # pyexpat, for an encoding it cannot read
        found = Diagnostic(source, 1, 1, "", f"expected an encoding such as UTF-8: {error}")
        reader.diagnostics.append(found)
    return Reading(tuple(reader.assignments), tuple(reader.diagnostics))


def write(values: Iterable[tuple[str, str]]) -> bytes:
    """A profile that sets these parameters to these values, in this order, as UTF-8."""
    rows = [f"  <{name}>{escape(value)}</{name}>\n" for name, value in values]
    return f"<flat-profile>\n{''.join(rows)}</flat-profile>\n".encode()


class _RefusedError(Exception):
    """The file is not read any further."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class _Reader:
    """One pass of expat over one file."""

    def __init__(self, data: bytes, source: str) -> None:
        self.assignments: list[Assignment] = []
        self.diagnostics: list[Diagnostic] = []
        self._data = data
        self._source = source
        self._path: list[str] = []
        self._whole = False
        self._start = (0, 0)
        self._chunks: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self) -> None:
        """Raises _RefusedError or ExpatError."""
        self._parser.Parse(self._data, True)
        if not self._whole:
            raise self._refused("expected <flat-profile> within <device>")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        match self._path:
            case [] if name == "device":
                pass
            case [] | ["device"]:
                if name != "flat-profile":
                    raise self._refused(f"expected <flat-profile>, found <{name[:60]}>")
                self._whole = True
            case ["flat-profile"] | ["device", "flat-profile"]:
                self._parameter(name, attributes)
            case _:
                raise self._refused(f"expected text, found <{name[:60]}>", self._path[-1][:64])
        self._path.append(name)

    def _parameter(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.assignments) == MOST_PARAMETERS:
            raise self._refused(f"expected at most {MOST_PARAMETERS} parameters")
        self._start = self._here()
        self._chunks, self._marks, self._length = [], [], 0
        for attribute, value in attributes.items():
            if attribute != "ua":
                self._warn(name, f"attribute {attribute[:60]} is ignored; only ua is known")
            elif value not in ("na", "ro", "rw"):
                self._warn(name, f"ua: expected na, ro or rw, found {value[:60]!r}")

    def _close(self, name: str) -> None:
        self._path.pop()
        if "flat-profile" not in self._path:
            return
        raw = "".join(self._chunks)
        text = raw.strip(_SPACE)
        lead = len(raw) - len(raw.lstrip(_SPACE))
        marks = [Mark(max(mark.offset - lead, 0), *_moved(mark, lead)) for mark in self._marks]
        leave = not raw and self._is_empty_tag()
        self.assignments.append(
            Assignment(
                name,
                None if leave else text.replace("\n", " "),
                self._source,
                *self._start,
                tuple(marks),
            )
        )

    def _text(self, chunk: str) -> None:
        if "flat-profile" in self._path[:-1]:
            self._marks.append(Mark(self._length, *self._here()))
            self._chunks.append(chunk)
            self._length += len(chunk)
            if self._length > LONGEST_VALUE:
                message = f"expected at most {LONGEST_VALUE} characters"
                raise self._refused(message, self._path[-1][:64])
        elif not chunk.isspace():
            raise self._refused(f"expected a parameter, found {chunk.strip()[:60]!r}")

    def _doctype(self, *_: object) -> None:
        raise self._refused("DOCTYPE is not allowed in a profile")

    def _is_empty_tag(self) -> bool:
        """Whether the element that ends here was `<X/>`: expat's index is then behind it, else it
        is at `</X>`, which nothing but `>` of a start tag, comment or the like can precede."""
        end = self._parser.CurrentByteIndex
        return self._data[max(end - 4, 0) : end].endswith(_EMPTY_TAG_ENDS)

    def _here(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _warn(self, name: str, message: str) -> None:
        found = Diagnostic(self._source, *self._start, name, message, Severity.WARNING, False)
        self.diagnostics.append(found)

    def _refused(self, message: str, element: str = "") -> _RefusedError:
        return _RefusedError(Diagnostic(self._source, *self._here(), element, message))


def _moved(mark: Mark, lead: int) -> tuple[int, int]:
    """Line and column of the first character that is left of a piece once `lead` are dropped."""
    return mark.line, mark.column + max(lead - mark.offset, 0)
