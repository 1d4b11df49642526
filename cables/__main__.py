"""`python -m cables`."""

from cables.cli import main

if __name__ == "__main__":
    main()
