"""What a scenario promises holds on the wire: a few of them with real SIP and RTP.

Order and states are compared there, not times. Two run at a time: each waits more than it works.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hw_sim.scenario.files import SCENARIOS
from tests.live.bench import ROOT

pytestmark = [pytest.mark.live, pytest.mark.timeout(180)]

CHOSEN = (
    "conference/split",
    "hold/provider-lost",
    "keys/resume-refused",
    "transfer/asked-of-us",
    "transfer/attended",
    "transfer/consulted-of-us",
    "two-calls/while-paused",
    "wire/far-end-records",
)

Outcomes = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What `redlamp-sim run --phone live` says of each."""
    paths = [str(SCENARIOS / f"{name}.scenario") for name in CHOSEN]
    shots = f"--shots={tmp_path_factory.mktemp('shots')}"
    words = ["run", "--phone=live", "--jobs=2", "--json", shots, *paths]
    ended = subprocess.run(
        [sys.executable, "-m", "hw_sim", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    said = json.loads(ended.stdout)["scenarios"]
    return {
        Path(one["path"]).relative_to(SCENARIOS).with_suffix("").as_posix(): one for one in said
    }


@pytest.mark.parametrize("name", CHOSEN)
def test_it_holds_on_the_wire(name: str, outcomes: Outcomes) -> None:
    outcome = outcomes[name]
    told = "\n".join((outcome["why"], *outcome["transcript"]))
    assert outcome["verdict"] == "passed", told
