"""What fails is run again where the host had the cores, and only there."""

from dataclasses import dataclass, field

import pytest

from tests.alone import AGAIN, FAILED_ONES, Host, measured


@dataclass
class Machine:
    """Of two cores; each run takes 100 s, of which the host has this many seconds of both."""

    codes: list[int]
    stolen: list[float]
    time_s: float = 0.0
    stolen_s: float = 0.0
    ran: list[tuple[str, ...]] = field(default_factory=list)

    def run(self, words: tuple[str, ...]) -> int:
        self.ran.append(words)
        self.time_s += 100.0
        self.stolen_s += self.stolen.pop(0)
        return self.codes.pop(0)

    def sleep(self, seconds: float) -> None:
        self.time_s += seconds

    def measured(self) -> int:
        host = Host(lambda: self.stolen_s, lambda: self.time_s, self.sleep, 2)
        return measured(self.run, host)


@pytest.mark.parametrize(
    ("codes", "stolen", "code", "runs"),
    [
        ([0], [80.0], 0, 1),  # good is good, whatever the host did
        ([1], [0.3], 1, 1),  # calm: a failure is final
        ([1, 0], [80.0, 0.0], 0, 2),
        ([1, 0], [2.0, 0.0], 0, 2),
        ([1, 1], [80.0, 0.0], 1, 2),  # it fails on a calm machine as well
        ([1, 1, 1], [80.0, 80.0, 80.0], 1, 1 + AGAIN),
        ([2], [80.0], 2, 1),  # interrupted, or not to be run at all
        ([1, 5], [80.0, 0.0], 5, 2),
    ],
)
def test_what_failed_is_run_again_where_the_host_had_the_cores(
    codes: list[int], stolen: list[float], code: int, runs: int
) -> None:
    machine = Machine(list(codes), list(stolen))
    assert machine.measured() == code
    assert machine.ran == [(), *[FAILED_ONES] * (runs - 1)]


def test_it_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Machine([1, 0], [80.0, 0.0]).measured()
    assert "The host took 40.0 % of the cores" in capsys.readouterr().out
