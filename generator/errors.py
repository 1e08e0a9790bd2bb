"""Errors of the program itself; findings about the data are diagnostics, never exceptions."""

from functools import partial


class GeneratorError(Exception):
    """The program cannot go on; the catalogues hold the sentence below `errors`."""

    def __init__(self, key: str, **arguments: str) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments

    def __reduce__(self) -> tuple[partial["GeneratorError"], tuple[()]]:
        """Return the recipe for unpickling, for errors on their way between processes."""
        # The default would call the class without the keyword arguments.
        return partial(GeneratorError, self.key, **self.arguments), ()


def system_error(error: OSError) -> GeneratorError:
    """Return the refusal of the operating system as an error with a sentence in the catalogues."""
    return GeneratorError("system", path=str(error.filename), reason=str(error.strerror))
