"""`python -m generator` is `masterplan`."""

from generator.cli import main

if __name__ == "__main__":
    main()
