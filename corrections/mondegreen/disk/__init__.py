"""Bytes on the disk: read without guessing, written whole or not at all, one writer at a time."""
