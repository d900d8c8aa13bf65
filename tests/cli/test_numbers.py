import json
from pathlib import Path

from procmap.store.writing.canonical import canonical_text
from tests.cli.program import procmap, procmap_here
from tests.samples import EXAMPLE, sound


def test_text(folder: Path) -> None:
    (folder / "maps/example.toml").write_text(canonical_text(sound(EXAMPLE)), encoding="utf-8")
    done = procmap("numbers", "example", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Deliverable: 52.4; the flow alone would deliver 60." in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_json(folder: Path) -> None:
    (folder / "maps/example.toml").write_text(canonical_text(sound(EXAMPLE)), encoding="utf-8")
    data = json.loads(procmap_here("numbers", "maps/example.toml", "--json", cwd=folder).stdout)
    assert (data["version"], data["path"], data["sides"]["target"]) == (1, "maps/example.toml", None)
    side = data["sides"]["current"]
    assert set(side) == {
        "volumes_at", "goal", "delivered", "deliverable", "constraint", "stages", "roles", "needs",
    }  # fmt: skip
    assert (side["volumes_at"], side["constraint"], round(side["deliverable"])) == ("entering", ["ae"], 52)
    assert round(side["stages"]["sell"]["lost_hours"]) == 2358
    assert round(side["roles"]["ae"]["headcount_needed"], 2) == 4.04


def test_what_is_missing_is_null_and_explained(folder: Path) -> None:
    side = json.loads(procmap_here("numbers", "weak", "--json", cwd=folder).stdout)["sides"]["current"]
    assert (side["delivered"], side["stages"]["prove"]["visits"]) == (None, None)
    assert side["needs"][:3] == ["entering or goal", "conversion at prove", "hours at prove"]
    assert "  · hands-on hours at Prove\n" in procmap_here("numbers", "weak", cwd=folder).stdout


def test_a_refused_map(folder: Path, refused: Path) -> None:
    done = procmap_here("numbers", refused, "--json", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{refused}:7:")
