from pathlib import Path

from procmap.rules.registry import RULES
from tests.cli.program import procmap, procmap_here


def test_every_rule_is_listed_in_order(tmp_path: Path) -> None:
    done = procmap("rules", cwd=tmp_path)
    listed = [line.split()[0] for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert done.returncode == 0
    assert listed[: len(RULES)] == [rule.id for rule in RULES]


def test_the_page_of_a_rule(tmp_path: Path) -> None:
    page = procmap_here("rules", "skill-gap", cwd=tmp_path).stdout
    assert page.startswith("skill-gap\n─────────\nA stage needs a skill")
    for part in ("What it flags", "Why it matters", "What to try", "Example", "on the current side only", "gap = 2"):
        assert part in page
    assert all(len(line) <= 80 for line in page.splitlines())


def test_an_unknown_rule(tmp_path: Path) -> None:
    done = procmap_here("rules", "skillgap", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the nearest is `skill-gap`" in done.stderr


def test_the_pages_are_written_as_markdown(tmp_path: Path) -> None:
    done = procmap_here("rules", "--to", "docs/rules", cwd=tmp_path)
    folder = tmp_path / "docs/rules"
    assert (done.returncode, done.stdout) == (0, f"Wrote {len(RULES) + 1} files to docs/rules\n")
    assert {path.name for path in folder.iterdir()} == {"README.md", *(f"{rule.id}.md" for rule in RULES)}
    page = (folder / "skill-gap.md").read_text(encoding="utf-8")
    for part in ("# skill-gap", "**warning**", "on the current side only", "## Why it matters", "gap = 2"):
        assert part in page


def test_one_page_is_not_written_alone(tmp_path: Path) -> None:
    done = procmap_here("rules", "skill-gap", "--to", "docs", cwd=tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert not (tmp_path / "docs").exists()
