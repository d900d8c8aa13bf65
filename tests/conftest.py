import gc
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.goldens import Golden

# Before Textual is imported: animations would make what a test sees depend on when it looks,
# and the developer's terminal on where.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["COLUMNS"] = "80"
os.environ.pop("NO_COLOR", None)

# Nor on how the developer has set up git, or on the repository in whose hook the tests run.
for name in [name for name in os.environ if name.startswith("GIT_")]:
    del os.environ[name]
os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
os.environ["GIT_CONFIG_NOSYSTEM"] = "1"

# A busy machine makes a law slow to try, not false; and what passed once passes again.
settings.register_profile(
    "patient", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nobody has written to, one for each test; none is made before it is needed."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_settings(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the developer's own settings from every test."""
    monkeypatch.setenv("PROCMAP_HOME", str(next(_homes)))


def pytest_collection_finish() -> None:
    """Let the collector pass over what was imported, which it would look at again for each screen that a test draws."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test that waits for a program of its own leaves its core to another."""
    return (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the goldens anew")


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Golden:
    """What compares with a golden, or renews it."""
    return Golden(renews=bool(pytestconfig.getoption("renew")))
