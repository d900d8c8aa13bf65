"""The merge that git makes of any text, for whatever cannot be merged as maps."""

from pathlib import Path

from procmap.store.faults import Refused, refusal
from procmap.store.git.running import git, reason
from procmap.store.merging.hunks import Markers

_MOST_CONFLICTS = 127
_WITH_BASE = (b"diff3\n", b"zdiff3\n")


def shows_base() -> bool:
    """Whether git is told, by `merge.conflictStyle`, that conflicts show what the base had."""
    try:
        return git(Path.cwd(), "config", "--get", "merge.conflictStyle").stdout in _WITH_BASE
    except Refused:
        return False


def merged_as_lines(base: Path, ours: Path, theirs: Path, markers: Markers) -> bytes:
    """What `git merge-file` gives, with the markers that are asked for. Raises Refused."""
    names = ("-L", markers.ours, "-L", markers.base, "-L", markers.theirs)
    size = f"--marker-size={markers.size}"
    done = git(Path.cwd(), "merge-file", "-p", *names, size, "--", str(ours), str(base), str(theirs))
    if done.returncode > _MOST_CONFLICTS:
        raise refusal(ours, f"git cannot merge it as text either{reason(done)}: expected text")
    return done.stdout
