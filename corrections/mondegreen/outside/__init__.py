"""What strangers wrote, read within bounds: TOML, XML, patterns."""
