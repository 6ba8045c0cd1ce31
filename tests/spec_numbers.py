"""Where the requirements of docs/spec.md are named: what each says, and the files that name it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hw_sim.scenario.coverage import Found, Scripts, behaviours_page, spec_page
from hw_sim.scenario.files import SCENARIOS, find_scripts, load_script
from hw_sim.scenario.header import LETTERS, REQUIREMENTS
from hw_sim.scenario.script import Script

ROOT = Path(__file__).parent.parent
CODE = ("phone", "softkeys", "indicators", "tones", "announcements", "provisioning", "hw_sim")
SHORTEST = 40  # characters of a requirement's text, before it may end with a sentence

NUMBER = rf"[{''.join(LETTERS)}]\d+"
NAMED = re.compile(rf"SPEC ({NUMBER}(?:(?:–|, | and ){NUMBER})*)")
PART = re.compile(rf"(?:(–)|, | and |^)({NUMBER})")
BULLET = re.compile(rf"^- \*\*({NUMBER})\b(.*?)(?=^\s*- |^#|\Z)", re.MULTILINE | re.DOTALL)


def texts(spec: str) -> dict[str, str]:
    """What each requirement says, in a sentence or two."""
    return {it[1]: _short(it[2]) for it in BULLET.finditer(spec)}


def _short(text: str) -> str:
    whole = " ".join(text.replace("**", "").split())
    end = re.compile(r"\.(?= |$)").search(whole, SHORTEST)
    return whole[: end.end()] if end else whole


def named(text: str) -> set[str]:
    """The requirements that a text names: `SPEC A1–A4, B2 and C5`."""
    found = set[str]()
    for mention in NAMED.finditer(text):
        before = ""
        for part in PART.finditer(mention[1]):
            found.update(_through(before, part[2]) if part[1] else [part[2]])
            before = part[2]
    return found


def _through(first: str, last: str) -> list[str]:
    return list(REQUIREMENTS[REQUIREMENTS.index(first) : REQUIREMENTS.index(last) + 1])


def naming(folders: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The files beneath these folders that name each requirement."""
    files = {
        path.relative_to(ROOT).as_posix(): named(path.read_text(encoding="utf-8"))
        for path in sorted(it for folder in folders for it in (ROOT / folder).rglob("*.py"))
        if path != Path(__file__)
    }
    return {
        number: tuple(file for file, numbers in files.items() if number in numbers)
        for number in REQUIREMENTS
    }


def scripts() -> Scripts:
    """The scenarios that come with Redlamp, those in no folder first."""
    return dict(_scripts())


def _scripts() -> Iterator[tuple[str, Script]]:
    paths = sorted(find_scripts([str(SCENARIOS)]), key=lambda it: (it.parent, it.stem))
    for path in paths:
        yield path.relative_to(SCENARIOS).with_suffix("").as_posix(), load_script(path)


def spec_coverage() -> str:
    """docs/spec-coverage.md."""
    said = texts((ROOT / "docs/spec.md").read_text(encoding="utf-8"))
    tests, code = naming(["tests"]), naming(CODE)
    found = {it: Found(said[it], tests[it], code[it]) for it in REQUIREMENTS}
    return spec_page(scripts(), found)


def behaviours() -> str:
    """docs/behaviours.md."""
    return behaviours_page(scripts())
