"""`make docs`: writes the generated pages; tests check that they are what is committed."""

from pathlib import Path

from phone.recording.diagram import markdown as recording_machine
from provisioning.parameter_docs import markdown as profile_parameters
from tests.exhaustive.walks import section
from tests.notices.page import page as notices
from tests.spec_numbers import behaviours, spec_coverage
from tones.tone_page import markdown as tones

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {
    "recording-machine.md": lambda: recording_machine() + section(),
    "profile-parameters.md": profile_parameters,
    "spec-coverage.md": spec_coverage,
    "behaviours.md": behaviours,
    "tones.md": tones,
    "notices.md": notices,  # calls every setting: a minute
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
