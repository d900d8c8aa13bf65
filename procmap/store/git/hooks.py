"""The lines that git's hooks run to have maps checked before a commit, and which hooks can take them."""

from pathlib import PurePosixPath

from procmap.store.git.told import PROGRAM

_NEVER = "  procmap_how='--fail-on=never'\n"
# A merge brings what its two sides had: there, and before the first commit, only what cannot be read stops it.
_SINCE = (
    _NEVER
    + """\
  if git rev-parse -q --verify HEAD >/dev/null && ! git rev-parse -q --verify MERGE_HEAD >/dev/null; then
    procmap_how='--since=HEAD'
  fi
"""
)
# Python exits with 1 as well where procmap is no longer there: asked for its help, it is there or not.
_HOOK = """\
git diff --cached --quiet -- ':(top,glob)**/maps/**/*.toml' || {{
{how}  procmap_code=0
  procmap_said=$({program} check --staged --format=lines "$procmap_how" 2>&1) || procmap_code=$?
  [ "$procmap_code" -eq 0 ] || {program} check --help >/dev/null 2>&1 || procmap_code=3
  case $procmap_code in
    0) ;;
    1|2)
      printf '%s\\n' "$procmap_said" '{stopped}' >&2
      exit 1 ;;
    *) echo 'procmap does not run here any more: the maps were not checked' >&2 ;;
  esac
}}
"""
_STOPPED = "Stopped by procmap: mend it, answer it or waive it, and `git add` it; or `git commit --no-verify`."
HOOKS = {
    name: _HOOK.format(program=PROGRAM, how=how, stopped=_STOPPED)
    for name, how in (("pre-commit", _SINCE), ("pre-merge-commit", _NEVER))
}
"""The lines of each hook, in the language of the shell; they start nothing where no map changes."""

BY_HAND = {
    "pre-commit": "procmap check --staged --since HEAD",
    "pre-merge-commit": "procmap check --staged --fail-on never",
}
"""What a hook does that is not ours to change, where a person wants it."""

SHEBANG = "#!/bin/sh\n"
_SHELLS = frozenset({"sh", "ash", "bash", "dash", "ksh", "mksh", "zsh"})


def is_for_a_shell(text: str) -> bool:
    """Whether a hook is a script for a shell that understands our lines."""
    first, *_ = text.split("\n", 1)
    program, *words = first.removeprefix("#!").split() if first.startswith("#!") else [""]
    if PurePosixPath(program).name == "env":
        program = next((word for word in words if not word.startswith("-") and "=" not in word), "")
    return PurePosixPath(program).name in _SHELLS
