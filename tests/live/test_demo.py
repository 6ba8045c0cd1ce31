"""The demo: what a newcomer runs first, and what the issue measures (SPEC A4, B, C5, D1, H6)."""

import json
import stat
import wave
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from hw_sim.measure.judge import judge
from hw_sim.time_line import recorded_stretches
from tests.live.bench import ROOT, live, softkeys

pytestmark = [pytest.mark.live, pytest.mark.alone, pytest.mark.timeout(180)]

Report = dict[str, Any]
SCHEMA = ROOT / "tests/phone/siprec/rs-metadata.xsd"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("demo")
    code, report, errors = live(out, "--script", "demo")
    assert code == 0, (report.get("error"), errors[-2000:])
    return out, report


def test_the_demo_takes_under_a_minute_and_says_good(demo: tuple[Path, Report]) -> None:
    out, report = demo
    assert report["ok"]
    assert (report["late"], report["passed_over"]) == ([], [])
    assert report["seconds"] < 60
    assert json.loads((out / "report.json").read_text()) == report


def test_the_softkeys_are_those_that_do_something(demo: tuple[Path, Report]) -> None:
    _, report = demo
    assert softkeys(report, "wait call confirmed 10 s") == ["Hold", "End call", "Record"]
    recording = softkeys(report, "wait recording recording 5 s")
    assert recording == ["Hold", "End call", "PauseRec", "StopRec"]
    paused = softkeys(report, "wait recording paused 5 s")
    assert paused == ["Hold", "End call", "ResumeRec", "StopRec"]
    assert softkeys(report, "wait recording ready 5 s") == ["Hold", "End call", "Record"]
    assert not {"Record", "StopRec", "PauseRec"} & set(softkeys(report, "wait call idle 5 s"))


def test_every_step_has_a_picture_and_all_is_the_owners_alone(demo: tuple[Path, Report]) -> None:
    out, report = demo
    for step in report["steps"]:
        assert (out / step["screenshot"]).read_bytes().startswith(b"\x89PNG")
    for path in out.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_the_sound_is_as_the_issue_says(demo: tuple[Path, Report]) -> None:
    out, report = demo
    stretches = recorded_stretches(report["timeline"])
    assert len(stretches) == 2
    figures = judge(out, stretches, 10.0)["figures"]
    wrong = {name: figure for name, figure in figures.items() if not figure["pass"]}
    assert wrong == {}
    assert figures["left_crosstalk_db"]["value"] >= 50
    assert figures["right_crosstalk_db"]["value"] >= 50
    assert figures["near_tone_error_ms"]["value"] < 20
    assert figures["far_tone_error_ms"]["value"] < 20


def test_the_recording_is_one_file_of_two_channels_with_one_pause(
    demo: tuple[Path, Report],
) -> None:
    out, report = demo
    (kept,) = report["recordings"]
    assert kept["state"] == "ended"
    assert [party["name"] for party in kept["parties"]] == ["Anna Berg", "Mette Sørensen"]
    assert len(kept["pauses"]) == 1
    (wav,) = (out / "provider").rglob("recording.wav")
    with wave.open(str(wav)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (2, 8000, 2)
        assert file.getnframes() / 8000 == pytest.approx(37.1, abs=0.5)  # 25 + 12 s, not the 5


def test_what_the_provider_was_told_is_valid_and_says_who_and_when(
    demo: tuple[Path, Report],
) -> None:
    out, _ = demo
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    documents = sorted((out / "provider").rglob("metadata-*.xml"))
    assert len(documents) == 4  # start, pause, resume, stop (RFC 7866 §6.1.1)
    for document in documents:
        schema.assertValid(etree.parse(str(document)))
    assert b"<disassociate-time>" not in documents[2].read_bytes()
    assert b"<disassociate-time>" in documents[3].read_bytes()


def test_the_time_line_names_what_happened_in_its_order(demo: tuple[Path, Report]) -> None:
    _, report = demo
    states = [e["state"] for e in report["timeline"] if e["lane"] == "recording"]
    assert states == [
        "ready", "starting", "recording", "pausing", "paused", "resuming", "recording",
        "stopping", "ready", "off",
    ]  # fmt: skip
    asked = [e["kind"] for e in report["timeline"] if e["lane"] == "sip-recorder" and e["sent"]]
    sent = [kind for kind in asked if kind != "OPTIONS"]  # signs of life
    assert sent == ["INVITE", "ACK", "INVITE", "ACK", "INVITE", "ACK", "BYE"]
    assert len([e for e in report["timeline"] if e["lane"] == "tones"]) == 5
