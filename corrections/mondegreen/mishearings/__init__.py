"""Real words, wrongly heard: where they may stand, what was said instead, and what speaks for it.

Finding candidates is easy, there are dozens for every word; what has to be found is evidence. So each source of
evidence is one file here, and `judge.py` alone weighs them.
"""
