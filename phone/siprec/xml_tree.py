"""XML as a small tree of lower-case local names, for documents from strangers.

No DTD, no entity, no fetch, bounded in size and depth. Must not know what the elements mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from phone.siprec.metadata import NOTICE_NAMESPACE, MetadataError

LIMIT: Final = 256 * 1024
"""Largest document read, in bytes."""

_DEPTH: Final = 32
_FAMILY: Final = "urn:ietf:params:xml:ns:"


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its local name and attributes in lower case, and what is inside."""

    tag: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters directly inside."""
        return "".join(self.said)

    def all(self, *tags: str) -> Iterator["Node"]:
        """The children with one of these tags."""
        return (child for child in self.children if child.tag in tags)

    def texts(self, tag: str) -> tuple[str, ...]:
        """The texts of the children with this tag."""
        return tuple(child.text.strip() for child in self.all(tag))

    def first(self, tag: str) -> str:
        """The text of the first child with this tag, or nothing."""
        return next(iter(self.texts(tag)), "")

    def attribute(self, *names: str) -> str:
        """The first of these attributes that is there, or nothing."""
        return next((self.attributes[name] for name in names if name in self.attributes), "")


def tree(xml: bytes) -> Node:
    """The root element; MetadataError if the document is malformed, has a DTD, or is too large."""
    if len(xml) > LIMIT:
        raise MetadataError(1, f"{len(xml)} bytes, expected at most {LIMIT}")
    parser = expat.ParserCreate("UTF-8", " ")  # RFC 7865 §6.1, whatever the document says
    parser.buffer_text = True
    top = Node("", {})
    path = [top]

    def opened(name: str, attributes: dict[str, str]) -> None:
        if len(path) > _DEPTH:
            raise MetadataError(parser.CurrentLineNumber, "elements nested too deeply")
        plain = {key.rpartition(" ")[2].lower(): value for key, value in attributes.items()}
        node = Node(_tag(name), plain)
        path[-1].children.append(node)
        path.append(node)

    def said(text: str) -> None:
        path[-1].said.append(text)

    def forbidden(*_unused: object) -> None:
        raise MetadataError(parser.CurrentLineNumber, "a DTD is not allowed")

    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda _name: path.pop() and None
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = forbidden
    try:
        parser.Parse(xml.strip(), True)
    except expat.ExpatError as error:
        raise MetadataError(error.lineno, expat.ErrorString(error.code)) from None
    return top.children[0]


def _tag(name: str) -> str:
    """Local name in lower case; a foreign element keeps its namespace, so nothing matches it."""
    namespace, _, local = name.rpartition(" ")
    if not namespace or namespace == NOTICE_NAMESPACE or namespace.startswith(_FAMILY):
        return local.lower()
    return name
