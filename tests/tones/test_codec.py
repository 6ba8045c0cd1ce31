from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE


def test_a_frame_is_20_ms_of_16_khz_16_bit_mono() -> None:
    assert (RATE, FRAME_SAMPLES, FRAME_BYTES) == (16_000, 320, 640)
