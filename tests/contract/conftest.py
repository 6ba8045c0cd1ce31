"""Each contract is played on both stages; the one on the wire is part of the live tests."""

from collections.abc import Iterator

import pytest

from tests.contract.stage import SimStage, Stage
from tests.contract.wire import WireStage

WORLDS = ("simulated", pytest.param("wire", marks=pytest.mark.live))


@pytest.fixture(scope="session", params=WORLDS)
def whole_stage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    wired = request.param == "wire"
    made = WireStage(tmp_path_factory.mktemp("provider")) if wired else SimStage()
    yield made
    made.close()


@pytest.fixture
def stage(whole_stage: Stage) -> Iterator[Stage]:
    """Nobody is in a call before, nor afterwards."""
    whole_stage.provider("ok")
    people = (whole_stage.near, whole_stage.mette, whole_stage.jonas)
    for one in people:
        one.forget()
    yield whole_stage
    for slot in (0, 1, 2):
        whole_stage.near.ask("recorder.close", slot)
        for one in people:
            one.ask("user_agent.hang_up", slot)
    whole_stage.near.ask("user_agent.bridge", ())
    whole_stage.pass_time(0.15)
