import errno
import subprocess
import sys

import pytest

from tones import alsa_library
from tones.alsa_library import AlsaError, Library, Stream, library


def test_a_refusal_is_an_error_in_the_name_of_the_device(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(AlsaError) as caught:
        library().call("nonsense", "snd_pcm_open", alsa_library.c_void_p(), b"nonsense", 0, 1)
    assert caught.value.errno == errno.ENOENT
    assert str(caught.value) == "nonsense: No such file or directory"
    assert capfd.readouterr().err == ""


def test_a_machine_without_alsa_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alsa_library, "SONAME", "libnosound.so.2")
    with pytest.raises(AlsaError) as caught:
        Library()
    said = "expected ALSA's library (Debian: apt-get install libasound2): "
    assert str(caught.value).startswith(f"libnosound.so.2: {said}libnosound.so.2: ")


def test_the_devices_are_those_of_alsas_configuration() -> None:
    for stream in Stream:
        there = library().devices(stream)
        assert "null" in there
        assert len(set(there)) == len(there)


def test_the_library_is_loaded_for_a_sound_device_alone() -> None:
    script = "import tones.alsa_codec; print('asound' in open('/proc/self/maps').read())"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert said.stdout == b"False\n"
