"""The card of a region for other sites: a small page without the site's frame, for an `<iframe>`.

The card is a plain file like the pages at former addresses, so that every engine copies it.
"""

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator.context import BuildContext
from generator.link.site import RegionSite
from generator.views import addresses
from generator.views.components.answer import Answer, view_answer
from generator.views.components.border import Border, region_border
from generator.views.context import PageContext
from generator.views.public_address import absolute
from generator.views.values import region_name, state_day_text

_SIZE = 'width="360" height="420"'
"""Room for the longest card of the regions on this site; a longer card scrolls."""


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """The card, ready for its template."""

    address: str
    name: str
    is_fictional: bool
    site: str
    answer: Answer
    """The sentence and the glyphs of the profile's answer."""
    day: str | None
    """Sentence with the day of the states; None without states."""
    border: Border
    href: Markup
    """Link from the card to the profile."""
    look: Markup
    """Link from the profile to the card."""
    home: Markup
    """Link to the home page, above the folder of the style sheet."""
    code: str | None
    """Element that shows the card on another site; None if this site has no address."""


def view_embed_card(region: RegionSite, build: BuildContext) -> EmbedCard:
    """Return the card of a region."""
    profile = addresses.region(region.slug)
    context = PageContext(build, addresses.embed_card(region.slug), region)
    answer = replace(view_answer(region, context), next_due=None, counts=())
    name, url = region_name(region, context), absolute(context.address, context)
    title = escape(context.word("embed.frame", region=name))
    return EmbedCard(
        address=context.address,
        name=name,
        is_fictional=region.is_fictional,
        site=context.build.settings.site_name,
        answer=answer,
        day=state_day_text(context),
        border=region_border(region),
        href=context.link(profile),
        look=escape(addresses.relative(context.address, profile)),
        home=context.link(addresses.home()),
        code=None
        if url is None
        else f'<iframe src="{escape(url)}" title="{title}" {_SIZE}></iframe>',
    )
