"""Files that are whole or not there: written beside their place, then moved into it."""

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from procmap.store.faults import Refused, refusal

_SUFFIX = ".procmap-tmp"
_DEFAULT_MODE = 0o666


def replace_file(path: Path, content: bytes) -> None:
    """Put content in the place of a file, or where there is none yet; a link stays and its target changes.

    The mode is kept. Raises Refused, with the old content untouched, where the file may not be written.
    """
    with _refusing(path):
        target = path.resolve()
        mode = _writable_mode(path)
        _sweep(target)
        with _temporary(target, content, mode) as temporary:
            temporary.replace(target)
            _sync_folder(target.parent)


def create_file(path: Path, content: bytes) -> None:
    """Write a new file, and the folders above it. Raises Refused where something has that name already."""
    with _refusing(path):
        _make_folder(path.parent)
        with _temporary(path, content, _DEFAULT_MODE & ~_umask()) as temporary:
            path.touch(exist_ok=False)
            temporary.replace(path)
            _sync_folder(path.parent)


def _writable_mode(path: Path) -> int:
    """The mode of a file to replace; one without a write bit is refused even to root, who could."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _DEFAULT_MODE & ~_umask()
    if not stat.S_ISREG(mode):
        raise refusal(path, "this is no regular file: expected one that can be written")
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise refusal(path, "the file is read-only: expected one that can be written")
    return stat.S_IMODE(mode)


@contextmanager
def _temporary(target: Path, content: bytes, mode: int) -> Iterator[Path]:
    """A file with the content in the folder of the target; gone afterwards, unless it was moved."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.{os.getpid()}.", suffix=_SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            temporary.chmod(mode)
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(target: Path) -> None:
    """Remove what programs that were killed left beside the target; those still running keep theirs."""
    own = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\..*{re.escape(_SUFFIX)}")
    for entry in target.parent.iterdir():
        found = own.fullmatch(entry.name)
        if found and not _runs(int(found[1])):
            with suppress(OSError):
                entry.unlink()


def _runs(process: int) -> bool:
    if os.name == "nt":
        # There a signal of 0 is Ctrl+C, and would be sent.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder")
    folder.mkdir(parents=True, exist_ok=True)


def _sync_folder(folder: Path) -> None:
    """Have the move itself reach the disk, where folders can be opened; the file is whole in any case."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except FileExistsError as error:
        raise refusal(path, "the file is there already: expected a new name") from error
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or "no reason given")
        raise refusal(path, f"the file cannot be written ({reason}): nothing was changed") from error


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "its folder may not be written",
    errno.EPERM: "its folder may not be written",
    errno.EROFS: "its disk is read-only",
    errno.ENOTDIR: "its folder is a file",
    errno.ENAMETOOLONG: "its name is too long",
}
