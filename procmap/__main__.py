"""`python -m procmap`: the program."""

from procmap.cli.main import main

main()
