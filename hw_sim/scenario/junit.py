"""Outcomes as JUnit XML, as GitLab and Jenkins read it. Pure: outcomes in, bytes out.

One testsuite, one testcase a scenario; failure (an expectation), error (a run that did not end),
skipped; the transcript is its system-out, with the screenshots as attachments.
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from types import MappingProxyType
from xml.etree import ElementTree

from hw_sim.scenario.outcome import Outcome, Verdict

ELEMENTS = MappingProxyType({Verdict.FAILED: "failure", Verdict.ENDLESS: "error"})
LONGEST = 500  # lines of a transcript; a working day has more
_NO_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def junit(outcomes: Sequence[Outcome]) -> bytes:
    """The whole document, UTF-8."""
    counts = {
        "tests": len(outcomes),
        "failures": _count(outcomes, Verdict.FAILED),
        "errors": _count(outcomes, Verdict.ENDLESS),
        "skipped": _count(outcomes, Verdict.SKIPPED),
        "time": f"{sum(outcome.wall_s for outcome in outcomes):.3f}",
    }
    numbers = {name: str(value) for name, value in counts.items()}
    suites = ElementTree.Element("testsuites", {"name": "redlamp-sim run", **numbers})
    suite = ElementTree.SubElement(suites, "testsuite", {"name": "scenarios", **numbers})
    for outcome in outcomes:
        _case(suite, outcome)
    ElementTree.indent(suites, " ")
    document: bytes = ElementTree.tostring(suites, "utf-8", xml_declaration=True)
    return document + b"\n"


def _count(outcomes: Sequence[Outcome], verdict: Verdict) -> int:
    return sum(outcome.verdict is verdict for outcome in outcomes)


def _case(suite: ElementTree.Element, outcome: Outcome) -> None:
    path = PurePosixPath(outcome.path)
    case = ElementTree.SubElement(
        suite,
        "testcase",
        {
            "classname": ".".join(part for part in path.parent.parts if part not in ("/", "..")),
            "name": _clean(f"{path.stem}: {outcome.title}"),
            "file": _clean(outcome.path),
            "time": f"{outcome.wall_s:.3f}",
        },
    )
    properties = ElementTree.SubElement(case, "properties")
    _property(properties, "virtual_s", f"{outcome.virtual_s:.3f}")
    _property(properties, "covers", " ".join(outcome.covers))
    _property(properties, "behaviours", " ".join(map(str, outcome.behaviours)))
    if outcome.verdict is Verdict.SKIPPED:
        ElementTree.SubElement(case, "skipped", {"message": _clean(outcome.why)})
    if tag := ELEMENTS.get(outcome.verdict):
        said = {"message": _clean(outcome.why), "type": outcome.verdict.value}
        ElementTree.SubElement(case, tag, said).text = _clean(outcome.why)
    lines = [*outcome.transcript[-LONGEST:]]
    lines += [f"[[ATTACHMENT|{shot}]]" for shot in outcome.screenshots]
    ElementTree.SubElement(case, "system-out").text = _clean("\n".join(lines))


def _property(properties: ElementTree.Element, name: str, value: str) -> None:
    if value:
        ElementTree.SubElement(properties, "property", {"name": name, "value": _clean(value)})


def _clean(text: str) -> str:
    """Without what XML cannot say."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
