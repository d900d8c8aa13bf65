"""A rule's page, written in the docstring of its module: a title, and four sections."""

import inspect
import sys
from functools import cache

from procmap.rules.rule import Rule

FLAGS, WHY, TRY, EXAMPLE = SECTIONS = ("What it flags", "Why it matters", "What to try", "Example")
"""The headings of every page, in order."""


@cache
def page(rule: Rule) -> str:
    """The rule's page as Markdown, without a heading of its own."""
    return inspect.cleandoc(sys.modules[rule.judge.__module__].__doc__ or "")


def title(rule: Rule) -> str:
    """What the rule finds, in one sentence."""
    return page(rule).partition("\n")[0]


def section(rule: Rule, heading: str) -> str:
    """The text below a heading of the rule's page."""
    _, _, below = page(rule).partition(f"## {heading}\n")
    return below.partition("\n## ")[0].strip()


@cache
def gist(rule: Rule, heading: str) -> str:
    """The first paragraph below a heading, on one line: its findings say it too."""
    return " ".join(section(rule, heading).partition("\n\n")[0].split())
