import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from procmap.cli.checking.files import MANY
from tests.cli.program import TODAY, procmap, procmap_here

EMPTY = 'format = 1\n[process]\nname = "Empty"\n'
RULES = ("--rule", "no-owner", "--rule", "seller-side-exit", "--rule", "poor-handover")

WEAK = """\
maps/weak.toml

The weakest link of the current process
───────────────────────────────────────

1  Prove
   ✗ Nobody answers for Prove
     no-owner, error
     What everybody looks after, nobody does: a deal that stalls here is
     nobody's to move.
     Try first: name the one role that answers for the stage, even where several
     work in it.
   ⚠ Prove ends by our own act, not the buyer's
     seller-side-exit, warning: exit Test report sent
     What we did proves nothing about what the buyer decided, so deals move on
     that nobody will buy.
     Try first: ask which act of the buyer shows the same thing, and make that
     the exit.

Open: 1 error, 1 warning
All of it: procmap show maps/weak.toml
"""


def add(folder: Path, name: str, text: str) -> None:
    (folder / "maps" / name).write_text(text, encoding="utf-8")


def test_one_map(folder: Path) -> None:
    done = procmap("check", "weak", *RULES, *TODAY, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == WEAK


def test_of_many_maps_one_that_needs_nothing_is_one_line(folder: Path, refused: Path) -> None:
    for name in ("a.toml", "b.toml", "z.toml"):
        add(folder, name, EMPTY)
    done = procmap_here("check", "maps", *RULES, *TODAY, cwd=folder)
    assert done.returncode == 2
    assert done.stdout == (
        "maps/a.toml: nothing open\nmaps/b.toml: nothing open\n\n"
        + WEAK
        + "\nmaps/z.toml: nothing open\n1 error, 1 warning open in 4 maps; 1 file refused\n"
    )
    assert done.stderr.startswith(f"{refused.relative_to(folder)}:7:")


def test_what_is_no_weak_link_is_folded_to_counts(folder: Path) -> None:
    stages = "".join(f'\n[[current.stages]]\nid = "s{n}"\nname = "Stage {n}"\nowner = "ae"\n' for n in range(1, 8))
    add(folder, "long.toml", f'{EMPTY}[[roles]]\nid = "ae"\n{stages}exit_by = "seller"\nexit = "Sent"\n')
    rules = ("no-customer-value", "no-exit", "seller-side-exit", "poor-handover", "no-tool", "output-heavy")
    options = (part for rule in rules for part in ("--rule", rule))
    done = procmap_here("check", "long", *options, *TODAY, cwd=folder)
    tidy = done.stdout[done.stdout.index("Tidy up") :]
    assert "   ✗ 6 errors at Stage 4, Stage 5 and Stage 6, current: no-customer-value and\n     no-exit\n" in tidy
    assert "   ✗ 1 error at Stage 7, current: no-customer-value\n" in tidy
    assert "   ⚠ 1 warning at Stage 7, current: seller-side-exit\n" in tidy
    assert "   · 7 info at Stage 1, Stage 2, Stage 3 and 4 more, current: no-tool\n" in tidy
    assert "Not assessed: 14 (needs right first time at Stage 1 and 13 more)\n" in tidy
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_show_has_all_that_check_folds(folder: Path) -> None:
    waiver = '\n[[waivers]]\nrule = "seller-side-exit"\nreason = "Until spring"\nuntil = 2027-03-31\n'
    action = '\n[[actions]]\nid = "a"\nanswers = [{ rule = "no-owner", stage = "prove" }]\n'
    weak = (folder / "maps/weak.toml").read_text(encoding="utf-8")
    add(folder, "weak.toml", weak + waiver + action)
    brief = procmap_here("check", "weak", *RULES, *TODAY, cwd=folder).stdout
    assert "Open: nothing\nAnswered by an action: 1\nWaived: 1\n" in brief
    command = re.search(r"^All of it: procmap (.*)$", brief, re.MULTILINE)
    assert command
    whole = procmap_here(*command[1].split(), *TODAY, cwd=folder).stdout
    assert "Answered by an action\n─────────────────────\n   Nobody answers for Prove (no-owner, current)\n" in whole
    waived = (
        "Prove ends by our own act, not the buyer's (seller-side-exit, current): Until\n   spring, until 2027-03-31\n"
    )
    assert waived in whole
    assert re.search(r"^Not assessed\n─+\n   \S+: needs ", whole, re.MULTILINE)


def test_a_path_is_said_so_that_it_can_be_typed(folder: Path) -> None:
    (folder / "maps/weak.toml").rename(folder / "maps/weak links.toml")
    assert "procmap show 'maps/weak links.toml'\n" in procmap_here("check", "maps", *TODAY, cwd=folder).stdout


# progress


def on_a_terminal(folder: Path, *arguments: str) -> tuple[str, str]:
    """What the program writes to a terminal as standard error, and to a file as standard output."""
    master, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "procmap", *arguments]
    with (folder / "out").open("wb") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=terminal):
        os.close(terminal)
        shown = b"".join(iter(lambda: read(master), b""))
    os.close(master)
    return shown.decode(), (folder / "out").read_text(encoding="utf-8")


def read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says so where the other end is closed
        return b""


def test_many_maps_show_how_far_the_check_has_come_on_a_terminal(folder: Path) -> None:
    for number in range(MANY):
        add(folder, f"m{number}.toml", EMPTY)
    shown, out = on_a_terminal(folder, "check", "maps", "--format", "json", *RULES, *TODAY)
    assert "Checking" in shown
    assert "100%" in shown
    assert out.startswith('{\n  "version": 1')
    piped = procmap_here("check", "maps", "--format", "json", *RULES, *TODAY, cwd=folder)
    assert (piped.stderr, piped.stdout) == ("", out)


def test_a_few_maps_show_no_progress(folder: Path) -> None:
    assert on_a_terminal(folder, "check", "maps", *RULES, *TODAY)[0] == ""
