"""The ways to find what was misheard: each looks at a passage and proposes; none knows another."""
