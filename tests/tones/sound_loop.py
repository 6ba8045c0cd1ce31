"""Figures of the ALSA codec for `make bench`: a tone goes out at the earpiece and comes back at the
microphone, through a sound server whose sink is no sound card.

`figures(folder)` takes 21 s.
"""

import resource
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from tests.tones.heard import bursts
from tests.tones.null_sinks import null_sinks
from tones.alsa_codec import AlsaCodec, AlsaCounts
from tones.codec import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, RATE
from tones.synthesis import burst, silence

SECONDS = 20
ROUND = burst(RATE, 200, ((1400.0, -16.0),)) + silence(RATE * 4 // 5)
"""One second."""


def figures(folder: Path) -> list[tuple[str, float, str]]:
    """Name, value, unit. `folder` is private and empty."""
    with null_sinks(folder):
        codec = AlsaCodec("ear", "heard")
        used, began = cpu_s(), time.monotonic()
        read = go_round(codec)
        per_cent = 100 * (cpu_s() - used) / (time.monotonic() - began)
        counts = codec.counts
        codec.close()
    heard = [it.begin * 1000 / RATE for it in bursts(read) if it.length_ms > 150]
    periods = [later - earlier for earlier, later in pairwise(heard)]
    return [
        ("earpiece to microphone through ALSA", heard[0] % 1000, "ms"),
        ("period error through ALSA, worst", max(abs(it - 1000) for it in periods), "ms"),
        ("sound lost through ALSA", float(lost_ms(counts)), "ms"),
        ("CPU of the ALSA codec", per_cent, "%"),
    ]


def go_round(codec: AlsaCodec) -> bytes:
    """What is read while the round is written again and again."""
    read, due = [], time.monotonic()
    for number in range(SECONDS * 1000 // FRAME_MS):
        read.append(codec.read() or bytes(FRAME_BYTES))
        begin = 2 * FRAME_SAMPLES * number % len(ROUND)
        codec.write(ROUND[begin : begin + FRAME_BYTES])
        due += FRAME_MS / 1000
        time.sleep(max(0.0, due - time.monotonic()))
    return b"".join(read)


def lost_ms(counts: AlsaCounts) -> int:
    return FRAME_MS * (counts.dropped + counts.underruns + counts.overruns + counts.ran_dry)


def cpu_s() -> float:
    """CPU seconds of this process so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as private:
        for name, value, unit in figures(Path(private)):
            print(f"{name:45} {value:10.2f} {unit}")  # noqa: T201  # a command line
