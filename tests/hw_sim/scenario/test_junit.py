"""JUnit XML as GitLab and Jenkins take it."""

from lxml import etree

from hw_sim.scenario.junit import LONGEST, junit
from hw_sim.scenario.outcome import Outcome, Verdict

OUTCOMES = [
    Outcome("s/hold.scenario", "hold.scenario", "Hold", Verdict.PASSED, covers=("A4", "B2")),
    # one of each
    Outcome(
        "s/pause.scenario",
        "pause.scenario",
        "Pause \x00 & <resume>",
        Verdict.FAILED,
        why="pause.scenario:7: expected recording paused; found recording",
        virtual_s=12.5,
        wall_s=0.25,
        transcript=("    0.000  keys  Record", "    0.000  screen  \x1b[31m"),
        screenshots=("/tmp/shots/pause/failed.png",),
    ),
    Outcome("s/end.scenario", "end.scenario", "End", Verdict.ENDLESS, why="24 h of virtual time"),
    Outcome("s/clock.scenario", "clock.scenario", "Clock", Verdict.SKIPPED, why="clock jump"),
]


def test_every_verdict_has_its_element() -> None:
    (suite,) = etree.fromstring(junit(OUTCOMES))
    assert dict(suite.attrib) == {
        "name": "scenarios",
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
        "time": "0.250",
    }
    passed, failed, endless, skipped = suite
    assert [it.tag for it in passed] == ["properties", "system-out"]
    assert (failed.get("classname"), failed.get("file")) == ("s", "s/pause.scenario")
    assert failed.get("name") == "pause: Pause \ufffd & <resume>"
    assert failed.find("failure").get("message").endswith("found recording")
    assert endless.find("error").get("type") == "endless"
    assert skipped.find("skipped").get("message") == "clock jump"


def test_the_transcript_and_the_screen_are_at_hand() -> None:
    case = etree.fromstring(junit(OUTCOMES))[0][1]
    assert case.find("system-out").text == (
        "    0.000  keys  Record\n    0.000  screen  \ufffd[31m\n"
        "[[ATTACHMENT|/tmp/shots/pause/failed.png]]"
    )


def test_the_numbers_it_covers_are_properties() -> None:
    found = etree.fromstring(junit(OUTCOMES)).findall(".//property")
    assert {it.get("name"): it.get("value") for it in found}["covers"] == "A4 B2"


def test_only_the_end_of_a_long_transcript() -> None:
    lines = tuple(f"{number}" for number in range(LONGEST + 5))
    document = junit([Outcome("x", "x", "x", Verdict.PASSED, transcript=lines)])
    text = etree.fromstring(document).find(".//system-out").text
    assert text.splitlines() == list(lines[5:])
