"""Every check of the project, in one command: python tests/check.py"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sysconfig.get_path("scripts"))
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-q"),
)


def main() -> int:
    """Run the checks one after the other; stop at the first that fails."""
    for tool, *arguments in CHECKS:
        sys.stdout.write(f"== {tool} {' '.join(arguments)}\n")
        sys.stdout.flush()
        done = subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
