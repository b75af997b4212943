"""What a transcript is, where its words stand, and how edits of them reach its source."""
