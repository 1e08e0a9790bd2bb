"""The framework of a plan: national, national with parts of the plan's own, or wholly its own."""

from collections.abc import Mapping

from generator.model.framework import Framework, FrameworkItem, FrameworkSubject, Subdimension
from generator.model.plan import Dimension, PlanParts
from generator.model.text import Text

_OWN = "own"
"""Name of a framework without a word of its own; pages say in words whose dimensions these are."""


def framework_of(plan: PlanParts, national: Mapping[str, Framework]) -> Framework | None:
    """Return the dimensions of a plan as a framework; None if the plan names none.

    Args:
        plan: The plan. One that says `own` gives its own dimensions and sub-dimensions; any other
            one may add sub-dimensions to those of the national framework.
        national: The national frameworks by identifier.
    """
    named = plan.framework
    if named is None:
        return None
    if named.own:
        items = tuple(_own_item(dimension) for dimension in plan.dimensions)
        name = Text(id=_OWN) if named.word is None else named.word
        return Framework(name=name, subject=FrameworkSubject.PLAN, items=items)
    found = None if named.framework is None else national.get(named.framework)
    added = {dimension.key: dimension for dimension in plan.dimensions if dimension.subdimensions}
    if found is None or not added:
        return found
    items = tuple(
        item
        if item.key not in added
        else item.model_copy(
            update={"subdimensions": item.subdimensions + _own_parts(added[item.key])}
        )
        for item in found.items
    )
    return found.model_copy(update={"items": items})


def _own_item(dimension: Dimension) -> FrameworkItem:
    return FrameworkItem(
        key=dimension.key,
        name=dimension.name,
        meaning=dimension.definition,
        subdimensions=_own_parts(dimension),
    )


def _own_parts(dimension: Dimension) -> tuple[Subdimension, ...]:
    return tuple(Subdimension(key=part.key, name=part.name) for part in dimension.subdimensions)
