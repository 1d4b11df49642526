"""Readers: one module a format.

To add a format, write a module here with ``READER = Reader(name, sniff, read)`` (see ``base``) and name it in
``registry.READERS``. ``sniff`` scores the first bytes, never the file's name; ``read`` yields a ``Record`` for each
cable, as found, and a ``Reject`` for each thing that it cannot read. Nothing of the text is interpreted here: that is
SQL's part.
"""
