"""The terminal: the command line and the review screen."""
