"""The job: one recording or a million, by one process or by many, with the very same result.

Inputs are walked into **units**, units are put together in **shards**, an **engine** gives shards to workers, and each
unit comes back as an **outcome**. A **run** keeps what is done in a folder, so that a job can be stopped and resumed.
Nothing here prints: how far it is and what became of each unit is told to whoever asked for it.
"""
