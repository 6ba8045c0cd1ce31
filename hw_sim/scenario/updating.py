"""`transcript … end` blocks rewritten as they were met. Pure: text in, text out."""

from collections.abc import Mapping

from hw_sim.scenario.source import BLOCK, END

INDENT = "  "


def with_histories(text: str, histories: Mapping[int, tuple[str, ...]]) -> str:
    """The same file with other lines in the blocks that begin in these lines (from 1)."""
    lines, skipping = list[str](), False
    for number, line in enumerate(text.splitlines(), 1):
        if skipping and line.strip() == END:
            skipping = False
        if not skipping:
            lines.append(line)
        if number in histories and line.split()[:1] == [BLOCK]:
            margin = line[: len(line) - len(line.lstrip())]
            lines += [f"{margin}{INDENT}{it}" for it in histories[number]]
            skipping = True
    return "\n".join(lines) + "\n"
