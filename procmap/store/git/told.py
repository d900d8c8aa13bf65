"""What git is told about maps: how it starts this program, to compare them and to merge them."""

import shlex
import sys

_PYTHON = shlex.quote(sys.executable)

# `-P`: git runs these at the top of a work tree, whose own files are not to be imported.
PROGRAM = f"{_PYTHON} -P -m procmap"
"""How git starts this very program, whatever the PATH is then."""

# A git before 2.44 has no names for the sides, and leaves their placeholders as they are.
# Python exits with 1 as well where procmap is no longer there: only what it wrote shows that it merged.
_MERGED = "%A.procmap"
_MERGE = f"command -v {_PYTHON} >/dev/null && {PROGRAM} merge".replace("%", "%%")

SETTINGS = {
    "diff.procmap.textconv": f'f() {{ {PROGRAM} show --facts "$1" 2>/dev/null || cat "$1"; }}; f',
    "merge.procmap.name": "maps by stage and field",
    "merge.procmap.driver": (
        f"{_MERGE} %O %A %B -o {_MERGED} --name=%P --marker-size=%L -L %X -L %S -L %Y; code=$?; "
        f"[ $code -le 1 ] && [ -f {_MERGED} ] && mv -f {_MERGED} %A && exit $code; "
        "echo 'procmap does not run here: this map is merged as text' >&2; "
        "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
    ),
}
"""git's settings; where the program is gone, each falls back to what git does with text."""

ATTRIBUTES = """\
**/maps/**/*.toml diff=procmap merge=procmap
**/maps/**/procmap.toml !diff !merge
"""
"""Which files are maps; the lines of git's attributes."""
