from generator.model.by_type import ByType
from generator.model.numbers import Budget, Figure


def test_a_function_is_chosen_by_the_exact_type_of_a_record() -> None:
    identifier = ByType[str | None]().add(Figure, lambda figure: figure.id)
    assert identifier(Figure.model_construct(id="air")) == "air"
    assert identifier(Budget.model_construct(id="air")) is None
