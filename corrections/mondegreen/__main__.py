"""`python -m mondegreen` is the command line."""

from mondegreen_tui.command import main

main()
