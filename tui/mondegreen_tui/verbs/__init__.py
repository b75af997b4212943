"""The verbs of the command line: one file each, with a click command called `verb`; found by listing this folder."""
