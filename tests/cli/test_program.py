"""The program as a whole: its first words, and that it says what is wrong in one line."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import procmap as package
from procmap.cli.main import COMMANDS
from procmap.cli.program import run
from tests.cli.program import procmap, procmap_here


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a command line of the shell prints, with `procmap` in it for the program."""
    line = command.replace("procmap", f"{shlex.quote(sys.executable)} -m procmap")
    environ = {**os.environ, **environment}
    return subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env=environ,
    )


def test_the_version_loads_nothing(tmp_path: Path) -> None:
    assert procmap("--version", cwd=tmp_path).stdout == f"procmap {package.__version__}\n"
    program = (
        "import sys; sys.argv = ['procmap', '--version']\n"
        "from procmap.cli.main import main\nmain()\nprint('click' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.endswith("\nFalse\n")


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_lists_every_command(tmp_path: Path, word: str) -> None:
    done = procmap(word, cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.partition("Commands:\n")[2].splitlines()] == list(COMMANDS)


def test_the_commands_stand_in_the_order_of_the_alphabet() -> None:
    assert list(COMMANDS) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc", "maps"], "procmap: there is no command `chekc`: the nearest is `check`"),
        (["--frob"], "procmap: no such option '--frob'"),
        (["check"], "procmap check: missing argument 'PATH…'"),
        (["check", "x", "--bogus"], "procmap check: no such option '--bogus'"),
        (["check", "x", "--rule", "no-exti"], "there is no rule `no-exti`: the nearest is `no-exit`"),
        (["check", "x", "--today", "2026-13-01"], "`2026-13-01` is no day: expected a date such as 2027-01-31"),
        (["check", "x", "--side", "both"], "'both' is not one of 'current', 'target'"),
        (["rules", "no-exti"], "there is no rule `no-exti`: the nearest is `no-exit`"),
        (["new", "x", "--from", "blnk"], "'blnk' is not one of 'blank'"),
        (["show", "a", "b\x1b[31m"], "got unexpected extra argument (b�[31m)"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = procmap_here(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert done.stderr.endswith(" --help` says more\n")


@pytest.mark.parametrize("command", ["show weak", "check weak", "numbers weak --json", "rules", "--help"])
def test_a_reader_that_leaves_early_is_no_fault(folder: Path, command: str) -> None:
    done = shell(f"procmap {command} | true", folder)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_output_that_cannot_be_written_is_one_line(folder: Path) -> None:
    done = shell("procmap show weak > /dev/full", folder)
    assert done.returncode == 2
    assert done.stderr.startswith("standard output:1:1: this cannot be read or written (No space left on device)")
    assert done.stderr.count("\n") == 1


def test_any_terminal_gets_text_and_every_program_gets_utf_8(folder: Path) -> None:
    path = folder / "maps/weak.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"Prove"', '"Prüfen → 🙂"'), encoding="utf-8")
    done = shell("procmap show weak", folder, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pr�fen ? ?" in done.stdout
    done = shell("procmap check weak --format json", folder, PYTHONIOENCODING="latin-1")
    assert "Prüfen → 🙂" in done.stdout


def test_a_fault_of_the_program_is_one_line_without_the_map(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("Prove")

    monkeypatch.chdir(folder)
    monkeypatch.setattr("procmap.cli.numbers.read_map", fail)
    assert run(["numbers", "weak"]) == 2
    assert capsys.readouterr().err == "procmap failed with RuntimeError: a fault of the program, not of the map\n"
