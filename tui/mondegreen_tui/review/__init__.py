"""The review screen: an editor reads the transcript and decides proposal by proposal. Textual stays in here.

The command line imports `mondegreen_tui.review.app` only when a screen is wanted.
"""
