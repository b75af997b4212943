"""A show: the terms that its transcripts share, and what became of earlier proposals."""
