"""The base of every error that the program raises on purpose.

Each room defines its own where they are raised; all of them are::

    CotejoError
    ├── …            named in the module that raises it
    └── …
"""

from __future__ import annotations


class CotejoError(Exception):
    """Something that the user can put right.

    The message names the file, the place in it and what to do; the command line prints it and exits with 1.
    """
