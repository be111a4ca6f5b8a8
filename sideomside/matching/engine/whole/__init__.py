"""A whole programme, or a country, at once: who could meet whom so that most is gained for all, with a proof.

Arrays and numbers in, decisions and reasons out. No Django, no database, no clock, no name. numpy is needed;
numba (the extra `fast`) makes it quicker and changes nothing else. docs/engine.md tells the whole story.
"""
