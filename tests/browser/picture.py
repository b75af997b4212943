"""A picture of the review in a browser, for the documentation: python tests/browser/picture.py ADDRESS PICTURE

ADDRESS is what `mondegreen serve` has printed.
"""

import asyncio
import sys
from pathlib import Path

from chromium import browser

KEYS = "aaaaaaaraaa"


async def picture(address: str) -> bytes:
    """The page after some keys, as PNG."""
    async with browser(width=1180, height=680) as tab:
        await tab.open(address)
        await tab.until("document.body.classList.contains('-first-byte')")
        await asyncio.sleep(5)  # what a canvas shows cannot be asked
        for key in KEYS:
            await tab.press(key)
            await asyncio.sleep(0.3)
        return await tab.picture()


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(asyncio.run(picture(sys.argv[1])))
