"""The command line: ``sayso --help``.

    app.py       the program, and what happens when a command cannot do its work
    read.py      sayso read
    schema.py    sayso schema
    streams.py   where data goes (stdout, a file) and where everything else goes (stderr)

A command is a function in a module of its own; ``app.py`` lists them. Modules here import packages of sayso, whose
names load what they need when they are used: ``--help`` loads neither the model nor the network.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
