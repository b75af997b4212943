"""The review screen in a browser: a guarded server, and the page it serves."""
