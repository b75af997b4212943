"""Find what a speech recogniser misheard, and propose what was said.

>>> from mondegreen import Corrector
>>> Corrector(terms=["OpenAI"]).correct("a co-founder of open Ai")
'a co-founder of OpenAI'
"""

from mondegreen.corrector import Corrector
from mondegreen.proposal import Candidate, Kind, Proposal

__all__ = ["Candidate", "Corrector", "Kind", "Proposal"]
__version__ = "0.1.0.dev0"
