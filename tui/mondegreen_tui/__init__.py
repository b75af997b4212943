"""The terminal: the command line and the review screen."""

__version__ = "0.1.0"
