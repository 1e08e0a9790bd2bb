"""Every code a finding may carry, how bad each is, and how a finding is made; the sentences stand
in the catalogues.

Codes are permanent: one that is given up is never used again. Families: MP1xx files and YAML, MP2xx
shape of records, MP3xx references, MP4xx rules, MP5xx provenance. Holds no wording and no checking.
"""

import difflib
from collections.abc import Iterable
from enum import StrEnum
from itertools import islice

from generator.diagnostics import MORE_FINDINGS, Diagnostic, Related, Severity, Span


class Code(StrEnum):
    """What kind of finding; the member is named for what is wrong."""

    # MP101-MP139: the text of a file, and its YAML
    NOT_UTF8 = "MP101"
    """Letters that are single bytes, as old Windows programs write them."""
    TOO_LARGE = "MP102"
    """More bytes, or more values, than one file may have."""
    EMPTY_FILE = "MP103"
    """Nothing written, or comments alone."""
    CONFLICT_MARKS = "MP104"
    """Marks that a version control tool left where two edits met."""
    ROOT_NOT_MAPPING = "MP105"
    """The file is a list or a text, not keys with values."""
    DUPLICATE_KEY = "MP106"
    """One key twice in one mapping."""
    ANCHOR = "MP107"
    """A YAML anchor, or a text that begins with `&`."""
    ALIAS = "MP108"
    """A YAML alias, or a text that begins with `*`."""
    MERGE_KEY = "MP109"
    """The merge key `<<`."""
    TAG = "MP110"
    """A YAML tag, or a text that begins with `!`."""
    DIRECTIVE = "MP111"
    """A YAML directive: a line that begins with `%`."""
    SEVERAL_DOCUMENTS = "MP112"
    """A second YAML document in the file."""
    COMPLEX_KEY = "MP113"
    """A mapping or a list used as a key."""
    TOO_DEEP = "MP114"
    """More levels of nesting than any record has."""
    TAB_INDENT = "MP115"
    """A tab where only spaces may indent."""
    CONTROL_CHARACTER = "MP116"
    """A control character, or a code point that is no character."""
    LINE_SEPARATOR = "MP117"
    """A line break other than the end of a line: U+0085, U+2028, U+2029."""
    BIDI_CONTROL = "MP118"
    """A character that turns the direction of writing."""
    INVISIBLE_CHARACTER = "MP119"
    """A character that no reader sees."""
    REPLACEMENT_CHARACTER = "MP120"
    """U+FFFD, the sign that letters were lost on the way."""
    UNQUOTED_COLON = "MP121"
    """A colon and a space inside a text without quotes."""
    VALUE_START = "MP122"
    """A text without quotes that begins with a sign YAML keeps for itself."""
    UNCLOSED_QUOTE = "MP123"
    """A quote that is opened and not closed."""
    WRONG_INDENT = "MP124"
    """A line that starts further left or right than its neighbours allow."""
    DASH_WITHOUT_SPACE = "MP125"
    """A list item whose dash touches its text."""
    SYNTAX = "MP126"
    """YAML that cannot be read, for a reason with no code of its own."""
    COMMENT_CUTS_TEXT = "MP127"
    """A text that ends early because ` #` begins a comment."""
    COLON_WITHOUT_SPACE = "MP128"
    """A key whose colon touches the value."""
    TEXT_AFTER_QUOTE = "MP129"
    """Text that goes on after the closing quote."""
    UNCLOSED_BRACKET = "MP130"
    """A bracket that is opened and not closed."""
    BAD_ESCAPE = "MP131"
    """A backslash in double quotes that means nothing there."""
    STRAY_TEXT = "MP132"
    """A line that is neither a key, nor a list item, nor part of a text."""
    DASH_AFTER_KEY = "MP133"
    """A dash on the line of its key."""
    NULL_WORD = "MP134"
    """What stands for nothing: `null` and `~`, as YAML has them, and dashes, as people do."""
    NO_BREAK_SPACE = "MP135"
    """A no-break space where YAML needs a plain one."""
    LIST_MARK = "MP136"
    """A list item whose mark is a long dash or a bullet."""
    CURLY_QUOTES = "MP137"
    """A date, a number or a word of the program in curly quotes."""
    MORE_FINDINGS = MORE_FINDINGS
    """The file has more findings than are shown."""

    # MP140-MP149: front matter of updates
    FRONT_MATTER_MISSING = "MP140"
    """The update does not begin with a `---` line."""
    FRONT_MATTER_UNCLOSED = "MP141"
    """The second `---` line is missing."""

    # MP150-MP169: files and folders
    UNKNOWN_FILE = "MP150"
    """A file or folder that has no place here."""
    WRONG_ENDING = "MP151"
    """A known file with another ending or other capitals."""
    BAD_FILE_NAME = "MP152"
    """A file name that cannot become an address."""
    RESERVED_NAME = "MP153"
    """A name that Windows keeps for devices."""
    BAD_REGION_FOLDER = "MP154"
    """A folder whose name is no region's address."""
    REGION_FILE_MISSING = "MP155"
    """A region's folder without region.yml."""
    NATIONAL_FILE_MISSING = "MP156"
    """A shared file that every site needs is not there."""
    SYMBOLIC_LINK = "MP157"
    """A link to another place, never followed."""
    SPECIAL_FILE = "MP158"
    """A pipe, socket or device, never opened."""
    UNREADABLE = "MP159"
    """A file or folder that the system refuses to read."""
    OTHER_FORMAT = "MP160"
    """A file in the format of another program, such as Word."""
    WIDE_ENCODING = "MP161"
    """A text with two bytes a letter: UTF-16."""

    # Family 2, the shape of records (decode)
    UNKNOWN_KEY = "MP201"
    """A key that the record does not know."""
    MISSING_KEY = "MP202"
    """A key that the record needs is not written."""
    NOT_ONE_OF = "MP203"
    """A word outside a closed list."""
    WRONG_KIND = "MP204"
    """A list, a text or a group of keys where another of them belongs."""
    BAD_DATE = "MP205"
    """Not written as a year, a month or a day."""
    BAD_NUMBER = "MP206"
    """Not a decimal number."""
    BAD_YES_NO = "MP207"
    """Neither ya nor tidak."""
    BAD_IDENTIFIER = "MP208"
    """An identifier with other characters than lower-case letters, digits and hyphens."""
    BAD_WHOLE_NUMBER = "MP209"
    """Not a whole number."""
    RICH_TEXT = "MP210"
    """Markdown beyond the small subset, or HTML."""
    BLANK_TEXT = "MP211"
    """A text without letters, or an empty item of a list."""
    BAD_LINK = "MP212"
    """An address that may not be linked."""
    LATE_IS_COMPUTED = "MP213"
    """The state "late" is typed."""
    BAD_REGION_CODE = "MP214"
    """A region code of another form than 71.72."""
    TEXT_TOO_LONG = "MP215"
    """A text over its limit."""
    BAD_VALUE = "MP216"
    """A value of another form than its field asks for."""
    NUMBER_OUT_OF_RANGE = "MP217"
    """A whole number below or above what its field can mean."""
    TOO_MANY_ITEMS = "MP218"
    """A list longer than its limit."""

    NO_SUCH_DAY = "MP219"
    """A day or month that no calendar has."""
    WITHHELD = "MP220"
    """A word for what is not known, in the place of a value that may be left out."""
    FRACTION_OF_ONE = "MP221"
    """A fraction of what is counted one by one: rupiah, people, villages."""
    CUT_BY_COMMA = "MP222"
    """A value in braces that a comma ends early."""

    # Family 3, what one record says of another (link)
    UNKNOWN_REFERENCE = "MP301"
    """An identifier that nothing carries."""
    IDENTIFIER_TWICE = "MP302"
    """Two records of a kind with one identifier."""
    ADDRESSES_COLLIDE = "MP303"
    """Two pages with one address."""
    FOLDER_NAME = "MP304"
    """A folder whose name is not the region's type and name."""
    TILE_TAKEN = "MP305"
    """Two provinces on one place of the tile map."""
    FRAMEWORK_SUBJECT = "MP306"
    """A framework of villages where one of plans belongs, or the other way round."""
    UNKNOWN_PAGE = "MP307"
    """A link to a page of this site that is not there."""
    NO_FRAMEWORK = "MP308"
    """A dimension or aspect in a region that names no framework for it."""
    REGION_NOT_LISTED = "MP310"
    """A real region that the official list does not have under its type and name."""
    NAME_WITH_KIND = "MP311"
    """A name that begins with the kind of region or village, which stands in a field of its own."""

    # Family 4, rules over the linked site
    DATES_OUT_OF_ORDER = "MP401"
    """A date before one that it follows."""
    WRONG_WEEKDAY = "MP402"
    """A weekday that its date does not have."""
    PROGRAMME_SUM = "MP403"
    """A total of the programme that its cohorts do not add up to."""
    PROGRAMME_CONDITION = "MP404"
    """A total that holds only on a condition which the data does not state."""
    KOTA_OR_KABUPATEN = "MP405"
    """The wording of a kabupaten in a kota, or the other way round."""
    DIMENSION_NOT_IN_FRAMEWORK = "MP406"
    """A dimension or aspect that the plan's framework lacks."""
    TWO_VALUES = "MP407"
    """Two values for one thing, and none of them chosen."""
    CHOICE_WITHOUT_REASON = "MP408"
    """Other values are listed, but not why this one was chosen."""
    WEIGHTS = "MP409"
    """Weights of an evaluation that do not add up to 100."""
    WEIGHTED_SCORE = "MP410"
    """A total score that its weighted parts do not give."""
    PROVINCE_OF_CODE = "MP411"
    """A region code that begins with another province."""
    FICTIONAL_MARK = "MP412"
    """A file of a fictional region without the mark, or a mark in a real region."""
    FICTIONAL_CODE = "MP413"
    """A fictional region with a code of the official range, or a real region outside it."""
    MORE_THAN_UNIVERSE = "MP414"
    """A number of regions larger than the country has."""
    PHASE_OUTSIDE_PERIOD = "MP415"
    """A year of work outside the period of its document."""
    PART_OVER_WHOLE = "MP416"
    """A part of a cohort larger than the whole it is taken from."""
    DONE_ON_NOT_DONE = "MP417"
    """A day of completion on a quick win that is not reported as done."""
    BUDGET = "MP418"
    """A budget that is not an amount in rupiah."""
    AFTER_TODAY = "MP419"
    """Something that has happened, on a day that is still to come."""
    CODE_OF_OTHER_KIND = "MP420"
    """A code whose digits are those of a kota in a kabupaten, of a desa in a kelurahan, or the
    other way round.
    """
    CODE_OF_OTHER_REGION = "MP421"
    """A region code that is not the one the official list has for the region."""
    BAD_VILLAGE_CODE = "MP422"
    """A village code that is not ten digits in the form 99.99.99.9999."""
    VILLAGE_OF_OTHER_REGION = "MP423"
    """A village code that begins with another code than that of its region."""
    LOCAL_WORD_AS_KIND = "MP424"
    """A local word, such as nagari, in the place of the kind that the law knows."""
    DUE_WITHOUT_PROMISE = "MP425"
    """A due date on a quick win that nobody is known to have promised."""
    TWO_PRESENT_HOLDERS = "MP427"
    """Two people who both hold one post at present."""
    DONE_WITHOUT_DAY = "MP428"
    """A quick win that is done, without the day."""
    DONE_WITHOUT_EVIDENCE = "MP429"
    """A quick win that is done, without anything that shows it."""
    STATE_CONTRADICTED = "MP430"
    """A state that something beside it contradicts; only a warning where the calendar alone has
    overtaken it.
    """

    # Family 5, where statements come from
    NO_SOURCE = "MP501"
    """A record of a real region without a source."""
    UNUSED_SOURCE = "MP502"
    """A source that nothing stands on."""
    FICTIONAL_SOURCE = "MP503"
    """A record of a real region, or of the nation, that stands on a source of a fictional region.
    """
    SOURCE_TWICE = "MP504"
    """One source twice in one list of sources."""
    SOURCES_UNDECIDED = "MP505"
    """Several sources for several fields, and nothing says which of them says which field."""
    SOURCES_NOT_HANDED_DOWN = "MP506"
    """A record without sources of its own within one that has several."""


WARNINGS: frozenset[Code] = frozenset(
    {
        Code.COMMENT_CUTS_TEXT,
        Code.KOTA_OR_KABUPATEN,
        Code.TWO_PRESENT_HOLDERS,
        Code.DONE_WITHOUT_DAY,
        Code.DONE_WITHOUT_EVIDENCE,
        Code.UNUSED_SOURCE,
        Code.DUE_WITHOUT_PROMISE,
    }
)
"""Codes that are told but stop nothing; all others are errors."""

_MAX_NAMES = 2_000
"""Most names that a written one is held against: comparing costs, and a list so long is no help to
its reader.
"""


_NEAR = 0.7
"""How alike two spellings are, from 0 to 1, of which one may be meant for the other."""
_NEAR_ALONE = 0.75
"""The same of the words that are left without those that both texts have."""
_MOST_TRIED = 3


def severity_of(code: Code) -> Severity:
    """Return how bad a finding with this code is."""
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


def finding(
    code: Code,
    span: Span,
    *,
    suggestion: str | None = None,
    related: tuple[Related, ...] = (),
    **arguments: str,
) -> Diagnostic:
    """Return a diagnostic with the severity of its code and its arguments in order of their names.

    Args:
        code: What kind of finding.
        span: Where it is.
        suggestion: What was probably meant, only if clearly close.
        related: Other places it speaks of.
        **arguments: Values that the sentences of the code quote, by name.
    """
    return Diagnostic(
        span=span,
        code=code,
        severity=severity_of(code),
        arguments=tuple(sorted(arguments.items())),
        suggestion=suggestion,
        related=related,
    )


NO_NAMES = "-"
"""What a finding quotes as `names` where there is nothing to choose from; the reporter puts it in
words.
"""


def near(written: str, names: Iterable[str]) -> str | None:
    """Return the name that was probably meant, or None where nothing is clearly close."""
    close = difflib.get_close_matches(written.lower(), islice(names, _MAX_NAMES), n=1, cutoff=_NEAR)
    return close[0] if close else None


def near_words(written: str, names: Iterable[str]) -> str | None:
    """Return the name in words that was probably meant, or None where a word of the text says more
    than the name.

    Words that both have prove nothing: "smart city" is not "smart society", and "selesai 80" is not
    "selesai".
    """
    known = list(islice(names, _MAX_NAMES))
    for name in difflib.get_close_matches(written.lower(), known, n=_MOST_TRIED, cutoff=_NEAR):
        theirs, ours = name.lower().split(), written.lower().split()
        further = " ".join(word for word in ours if word not in theirs)
        left = " ".join(word for word in theirs if word not in ours)
        if not further or difflib.SequenceMatcher(None, further, left).ratio() >= _NEAR_ALONE:
            return name
    return None
