"""`python -m dyads`: the command line."""

from __future__ import annotations

from dyads.command import main

if __name__ == "__main__":
    main()
