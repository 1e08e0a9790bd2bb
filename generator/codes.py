"""Codes of findings with their severity, and the constructor of findings.

The sentences of the findings stand in the catalogues.

Codes are permanent: one that is given up is never used again. Families: MP1xx files and YAML, MP2xx
shape of records, MP3xx references, MP4xx rules, MP5xx provenance, MP6xx data not for the public,
MP7xx hosts and hand-written pages, MP8xx pictures, PDF files and colours, MP9xx the past of the
data. Holds no wording and no checking.
"""

from enum import StrEnum

from generator.diagnostics import MORE_FINDINGS, Diagnostic, Related, Severity, Span


class Code(StrEnum):
    """Kind of a finding; members are named after the mistake."""

    # MP101-MP139: the text and the YAML of a file
    NOT_UTF8 = "MP101"
    """Letters as single bytes, as old Windows programs write them."""
    TOO_LARGE = "MP102"
    """More bytes or more values than one file may have."""
    EMPTY_FILE = "MP103"
    """An empty file, or comments alone."""
    CONFLICT_MARKS = "MP104"
    """Marks of a version control tool between two conflicting edits."""
    ROOT_NOT_MAPPING = "MP105"
    """The file is a list or a text, not keys with values."""
    DUPLICATE_KEY = "MP106"
    """The same key twice in a mapping."""
    ANCHOR = "MP107"
    """A YAML anchor, or a text with `&` at the start."""
    ALIAS = "MP108"
    """A YAML alias, or a text with `*` at the start."""
    MERGE_KEY = "MP109"
    """The merge key `<<`."""
    TAG = "MP110"
    """A YAML tag, or a text with `!` at the start."""
    DIRECTIVE = "MP111"
    """A YAML directive: a line with `%` at the start."""
    SEVERAL_DOCUMENTS = "MP112"
    """A second YAML document in the file."""
    COMPLEX_KEY = "MP113"
    """A mapping or a list used as a key."""
    TOO_DEEP = "MP114"
    """More levels of nesting than any record has."""
    TAB_INDENT = "MP115"
    """A tab where only spaces may indent."""
    CONTROL_CHARACTER = "MP116"
    """A control character, or a code point without a character."""
    LINE_SEPARATOR = "MP117"
    """An unusual line break: U+0085, U+2028, U+2029."""
    BIDI_CONTROL = "MP118"
    """A character for the direction of writing."""
    INVISIBLE_CHARACTER = "MP119"
    """A character invisible to readers."""
    REPLACEMENT_CHARACTER = "MP120"
    """U+FFFD, the sign for letters lost on the way, or a sign that only its own font shows."""
    UNQUOTED_COLON = "MP121"
    """A colon and a space inside a text without quotes."""
    VALUE_START = "MP122"
    """A text without quotes, with a sign reserved by YAML at the start."""
    UNCLOSED_QUOTE = "MP123"
    """An opening quote without a closing quote."""
    WRONG_INDENT = "MP124"
    """A line further left or right than the lines around allow."""
    DASH_WITHOUT_SPACE = "MP125"
    """A list item with the text directly after the dash."""
    SYNTAX = "MP126"
    """Unreadable YAML, for a reason without a code of its own."""
    COMMENT_CUTS_TEXT = "MP127"
    """A text cut short by ` #`, the start of a comment."""
    COLON_WITHOUT_SPACE = "MP128"
    """A key with the value directly after the colon."""
    TEXT_AFTER_QUOTE = "MP129"
    """Text after the closing quote."""
    UNCLOSED_BRACKET = "MP130"
    """An opening bracket without a closing bracket."""
    BAD_ESCAPE = "MP131"
    """A backslash without meaning in double quotes."""
    STRAY_TEXT = "MP132"
    """A line that is neither a key, nor a list item, nor part of a text."""
    DASH_AFTER_KEY = "MP133"
    """A dash on the line of its key."""
    NULL_WORD = "MP134"
    """A word or sign for nothing: `null` and `~` of YAML, and dashes as people write them."""
    NO_BREAK_SPACE = "MP135"
    """A no-break space in the place of a plain space."""
    LIST_MARK = "MP136"
    """A list item with a long dash or a bullet."""
    CURLY_QUOTES = "MP137"
    """A date, a number or a word of the program in curly quotes."""
    MORE_FINDINGS = MORE_FINDINGS
    """The file has more findings than are shown."""

    # MP140-MP149: front matter of updates
    FRONT_MATTER_MISSING = "MP140"
    """The update does not begin with a `---` line."""
    FRONT_MATTER_UNCLOSED = "MP141"
    """The second `---` line is missing."""

    # MP142-MP149: letters that seem to be others
    MIXED_SCRIPTS = "MP142"
    """A word with letters of two scripts, such as a Cyrillic letter among Latin ones."""
    BROKEN_ENCODING = "MP143"
    """Letters read in the wrong encoding and saved again: "Ã©" for "é"."""
    STYLED_LETTERS = "MP144"
    """Full-width letters, or letters of mathematics, in the place of plain ones."""

    # MP145-MP149: the YAML of a file, as MP101-MP139
    COMMENT_IN_BRACKETS = "MP145"
    """A number sign in brackets that hides the rest of the line, with the closing bracket."""
    CODE_FENCE = "MP146"
    """The line of three backquotes around a file copied from a chat or a web page."""

    # MP150-MP169: files and folders
    UNKNOWN_FILE = "MP150"
    """A file or folder without a place here."""
    WRONG_ENDING = "MP151"
    """A known file with another ending or other capitals."""
    BAD_FILE_NAME = "MP152"
    """A file name that cannot become an address."""
    RESERVED_NAME = "MP153"
    """A name reserved by Windows for devices."""
    BAD_REGION_FOLDER = "MP154"
    """A folder name that is no address of a region."""
    REGION_FILE_MISSING = "MP155"
    """A region's folder without region.yml."""
    NATIONAL_FILE_MISSING = "MP156"
    """A missing shared file that every site needs."""
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
    WAITING_IN_INBOX = "MP162"
    """A file that waits to be imported; nothing of it is published."""

    # MP170-MP179: edits of a file by the program (patch)
    EDIT_REFUSED = "MP170"
    """A value that cannot be written without touching the lines around."""
    REMOVAL_REFUSED = "MP171"
    """A value that cannot be removed without touching the lines around."""
    LAYOUT_REFUSED = "MP172"
    """A file in a form that cannot be brought into the one form."""

    # Family 2, the shape of records (decode)
    UNKNOWN_KEY = "MP201"
    """A key unknown to the record."""
    MISSING_KEY = "MP202"
    """A required key is missing."""
    NOT_ONE_OF = "MP203"
    """A word outside a closed list."""
    WRONG_KIND = "MP204"
    """A list, a text or a mapping in the place of another kind of value."""
    BAD_DATE = "MP205"
    """Not written as a year, a month or a day."""
    BAD_NUMBER = "MP206"
    """Not a decimal number."""
    BAD_YES_NO = "MP207"
    """Neither ya nor tidak."""
    BAD_IDENTIFIER = "MP208"
    """An identifier with characters beyond lower-case letters, digits and hyphens."""
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
    """A region code not written like 71.72."""
    TEXT_TOO_LONG = "MP215"
    """A text over the limit."""
    BAD_VALUE = "MP216"
    """A value not written as the field requires."""
    NUMBER_OUT_OF_RANGE = "MP217"
    """A whole number below or above the range of the field."""
    TOO_MANY_ITEMS = "MP218"
    """A list longer than the limit."""

    NO_SUCH_DAY = "MP219"
    """A day or month missing from the calendar."""
    WITHHELD = "MP220"
    """A word for an unknown value, in the place of a value that may be left out."""
    FRACTION_OF_ONE = "MP221"
    """A fraction of a countable unit: rupiah, people, villages."""
    CUT_BY_COMMA = "MP222"
    """A value in braces, cut short by a comma."""
    BAD_PRINTED_NUMBER = "MP223"
    """A printed number with anything but letters, digits and signs between."""
    BAD_COORDINATES = "MP224"
    """Coordinates in another form than latitude and longitude in degrees with points."""
    OUTSIDE_COUNTRY = "MP225"
    """Coordinates of a place outside Indonesia."""
    BAD_COLOUR = "MP226"
    """A colour that is no hash with six hexadecimal digits."""
    BAD_MEDIA_NAME = "MP227"
    """A file of the folder `media/` with letters or signs an address cannot have."""
    BAD_EMAIL = "MP228"
    """An e-mail address of another form."""
    NEWER_SCHEMA = "MP229"
    """A file written for a newer version of the model than the program knows."""
    WITHDRAWN_AS_STATE = "MP230"
    """The state "withdrawn" is typed."""
    BAD_RELEASE_TIME = "MP231"
    """A release time in another form, or without the hours of an Indonesian zone."""
    OTHER_WEEKDAY = "MP232"
    """A date in words behind a weekday that is not its own."""
    BAD_GIT_NAME = "MP239"
    """Not the public name of a person or a group on a git host."""

    # Family 3, references between records (link)
    UNKNOWN_REFERENCE = "MP301"
    """A reference to an unknown identifier."""
    IDENTIFIER_TWICE = "MP302"
    """Two records of a kind with the same identifier."""
    ADDRESSES_COLLIDE = "MP303"
    """Two pages with the same address."""
    FOLDER_NAME = "MP304"
    """A folder not named after the region's type and name."""
    TILE_TAKEN = "MP305"
    """Two provinces on the same place of the tile map."""
    FRAMEWORK_SUBJECT = "MP306"
    """A framework of villages in the place of a framework of plans, or the reverse."""
    UNKNOWN_PAGE = "MP307"
    """A link to an unknown page of this site."""
    NO_FRAMEWORK = "MP308"
    """A dimension or aspect in a region that names no framework for it."""
    REGION_NOT_LISTED = "MP310"
    """A real region not in the official list under its type and name."""
    NAME_WITH_KIND = "MP311"
    """A name with the kind of region or village at the start; the kind has its own field."""
    REFERENCE_TWICE = "MP312"
    """The same record named twice in a list, or as leading and supporting office."""
    WITHOUT_IDENTIFIER = "MP313"
    """A reference to a record that has no identifier yet."""

    # Family 4, rules over the linked site
    DATES_OUT_OF_ORDER = "MP401"
    """A date earlier than the date before it."""
    WRONG_WEEKDAY = "MP402"
    """A weekday that does not belong to the date."""
    PROGRAMME_SUM = "MP403"
    """A total of the programme that differs from the sum of the cohorts."""
    PROGRAMME_CONDITION = "MP404"
    """A total that holds only on a condition missing from the data."""
    KOTA_OR_KABUPATEN = "MP405"
    """The wording of a kabupaten in a kota, or the reverse."""
    DIMENSION_NOT_IN_FRAMEWORK = "MP406"
    """A dimension or aspect missing from the plan's framework."""
    TWO_VALUES = "MP407"
    """Two values of a fact without a choice between them."""
    CHOICE_WITHOUT_REASON = "MP408"
    """Alternatives without the reason for the chosen value."""
    WEIGHTS = "MP409"
    """Weights of an evaluation that do not add up to 100."""
    WEIGHTED_SCORE = "MP410"
    """A total score that differs from the sum of the weighted parts."""
    PROVINCE_OF_CODE = "MP411"
    """A region code with the digits of another province."""
    FICTIONAL_MARK = "MP412"
    """A file of a fictional region without the mark, or a mark in a real region."""
    FICTIONAL_CODE = "MP413"
    """A fictional region with a code of the official range, or a real region outside it."""
    MORE_THAN_UNIVERSE = "MP414"
    """A number of regions larger than the country has."""
    PHASE_OUTSIDE_PERIOD = "MP415"
    """A year of work outside the period of its document."""
    PART_OVER_WHOLE = "MP416"
    """A part of a cohort larger than the whole."""
    DONE_ON_NOT_DONE = "MP417"
    """A day of completion on a quick win that is not reported as done."""
    BUDGET = "MP418"
    """A budget that is not an amount in rupiah."""
    AFTER_TODAY = "MP419"
    """A past event on a future day."""
    CODE_OF_OTHER_KIND = "MP420"
    """A code of a kota in a kabupaten, of a desa in a kelurahan, or the reverse."""
    CODE_OF_OTHER_REGION = "MP421"
    """A region code that differs from the official list."""
    BAD_VILLAGE_CODE = "MP422"
    """A village code without ten digits in the form 99.99.99.9999."""
    VILLAGE_OF_OTHER_REGION = "MP423"
    """A village code with the digits of another region."""
    LOCAL_WORD_AS_KIND = "MP424"
    """A local word, such as nagari, in the place of the legal kind."""
    DUE_WITHOUT_PROMISE = "MP425"
    """A due date on a quick win without a known promise."""
    TWO_PRESENT_HOLDERS = "MP427"
    """Two present holders of one post."""
    DONE_WITHOUT_DAY = "MP428"
    """A finished quick win without the day."""
    DONE_WITHOUT_EVIDENCE = "MP429"
    """A quick win done, in whole or in part, without evidence."""
    STATE_CONTRADICTED = "MP430"
    """A state contradicted by a second field; a warning if only the calendar overtook the state."""

    PLAN_PARTS_TWICE = "MP431"
    """A part of a plan in the main file of a region that lists plans."""
    TWO_PLANS_IN_FORCE = "MP432"
    """Two plans of a region in force."""
    DIMENSION_OF_OTHER_PLAN = "MP433"
    """A dimension that the record's plan lacks and another plan of the region has."""
    PERIODS_OVERLAP = "MP434"
    """A plan without a state whose period reaches into the plan in force."""
    PLAN_NOT_NAMED = "MP435"
    """A promise, or a document of promises, without a plan in a region of several plans."""
    JUDGED_BEFORE_DUE = "MP436"
    """A quick win achieved in part, or not achieved, before its due date."""
    PARTLY_WITHOUT_COUNT = "MP437"
    """A counted quick win achieved in part, without a report of the count."""
    BODY_KIND_NAMED = "MP438"
    """A body of the kind `other` whose name says another kind."""
    LEADS_BACK = "MP439"
    """A successor, or an amended or revoked decree, that leads back to the record itself."""

    # MP440-MP454: indicators, counted promises, money
    YEAR_OUTSIDE_PLAN = "MP440"
    """A target, a report or money of a year outside of the plan's period."""
    VALUE_JUMPS = "MP441"
    """A value ten times the value before or more, or a tenth or less."""
    OTHER_UNIT_PRINTED = "MP442"
    """A value printed in a unit that is neither the indicator's nor given with the value."""
    BASELINE_AFTER_TARGET = "MP443"
    """A baseline of a later year than the first target."""
    MEASURED_TWICE = "MP444"
    """Two values for the same year, day, or year and fund."""
    TARGET_AGAINST_DIRECTION = "MP445"
    """A target worse than the target before or the baseline."""
    COUNT_ABOVE_TARGET = "MP446"
    """A report of more things than the promise aims at."""
    COUNT_FALLS = "MP447"
    """A report of fewer things than an earlier report."""
    COUNT_AGAINST_STATE = "MP448"
    """The last count of a quick win contradicts how the quick win is reported to end."""
    SUM_BELOW_PARTS = "MP449"
    """A printed sum smaller than its known parts."""
    SPENT_ABOVE_APPROVED = "MP450"
    """More money spent than approved."""
    DIRECTION_NOT_SAID = "MP451"
    """A report that nobody can judge: more or less is better, but nothing says which."""
    COUNT_OF_NOTHING = "MP452"
    """A count below zero, or a promise of nothing."""
    STAGE_JUMPS = "MP453"
    """Ten times as much money approved as planned, or a tenth."""
    PRINTED_OTHERWISE = "MP454"
    """A printed number that reads as another value than the value beside it."""

    # MP455-MP459: words, continued
    TAG_IN_LINE = "MP455"
    """An HTML tag in a text of one line, which the pages print as typed."""
    TEXT_IN_CURLY_QUOTES = "MP456"
    """A whole text in the quotation marks of a word processor, which the pages print as well."""

    # MP460-MP469: plans in a row, continued
    PLAN_NOT_BEGUN = "MP460"
    """A plan without a state, taken for the plan in force before the first day of its period."""

    # Family 5, provenance of statements
    NO_SOURCE = "MP501"
    """A record of a real region without a source."""
    UNUSED_SOURCE = "MP502"
    """A source without a statement."""
    FICTIONAL_SOURCE = "MP503"
    """A real region's or national record with a source of a fictional region."""
    SOURCE_TWICE = "MP504"
    """The same source twice in a list of sources."""
    SOURCES_UNDECIDED = "MP505"
    """Several sources for several fields, without the source of each field."""
    SOURCES_NOT_HANDED_DOWN = "MP506"
    """A record without own sources, within a record with several sources."""

    # Family 6, data that is not for the public
    PRIVATE_DATA = "MP601"
    """A number, a contact or a home address of a person."""
    CREDENTIAL = "MP602"
    """A token or a private key."""
    PRIVATE_NAME = "MP603"
    """Private data or a secret in the name of a file or folder."""
    EXCEPTION_WITHOUT_REASON = "MP604"
    """An exception for private data that names no reason, or nothing."""
    IDLE_EXCEPTION = "MP605"
    """An exception for private data that is not in the file."""
    NATIONAL_RELEASE = "MP611"
    """A draft or a release time in a national file: every region relies on the national records."""

    # Family 7, hosts of links and hand-written pages
    UNLISTED_HOST = "MP701"
    """A link to a host outside the site's list."""
    DISGUISED_HOST = "MP702"
    """A link to a host that people take for another host."""
    FOREIGN_REQUEST = "MP703"
    """An image, script, frame or style sheet from another host."""
    RAW_HTML = "MP704"
    """An element or attribute of HTML outside the accepted ones."""
    HIDDEN_TEXT = "MP705"
    """A text or link invisible to readers."""
    OPEN_MARKUP = "MP706"
    """An element of HTML that does not end within the page's text, or ends too often."""
    PAGE_HEAD = "MP707"
    """A head of a hand-written page with markup, or with unknown or unreadable keys."""
    ACTIVE_FILE = "MP708"
    """A file beside the pages of a kind that browsers may run."""

    # Family 8, pictures, PDF files and colours
    MEDIA_MISSING = "MP801"
    """A record names a file that is not in the folder `media/`."""
    MEDIA_UNNAMED = "MP802"
    """A file in the folder `media/` that no record names."""
    MEDIA_KIND = "MP803"
    """A file of a kind that is not published, such as a web page with the name of a picture."""
    MEDIA_ENDING = "MP804"
    """A picture or PDF whose name says another kind."""
    MEDIA_HEIC = "MP805"
    """A picture in the format HEIC of phones."""
    MEDIA_SVG = "MP806"
    """A drawing in the format SVG, which may hold scripts."""
    MEDIA_TOO_LARGE = "MP807"
    """A file with more bytes than are published."""
    TOO_MANY_PIXELS = "MP808"
    """A picture with more pixels than can be decoded within the limits of memory."""
    MEDIA_BROKEN = "MP809"
    """A picture or PDF that is cut short or damaged."""
    PDF_ACTIVE = "MP810"
    """A PDF that runs or opens something by itself, or that nobody can look into."""
    NOT_A_PICTURE = "MP811"
    """A PDF in the place of a picture."""
    FAINT_COLOUR = "MP812"
    """A colour of a brand too light for text on a white ground."""
    MEDIA_FORM = "MP813"
    """A picture, or a link to a file, in another form than updates have."""
    PDF_PRIVATE = "MP814"
    """A PDF with private data in the texts of its objects."""

    # Family 9, the past of the data: history, withdrawal, and changes since a commit
    EMPTY_HISTORY_ENTRY = "MP901"
    """An entry of a history with neither a former value nor a state."""
    FORMER_WITHOUT_REASON = "MP902"
    """A former value without the reason for the change."""
    FORMER_NOT_CHANGED = "MP903"
    """A former value equal to the value that followed."""
    CORRECTED_FIELD_UNKNOWN = "MP904"
    """A correction of a field that no record has."""
    CORRECTED_TO_ITSELF = "MP905"
    """A correction whose wrong value is the present value."""
    CHANGED_BEFORE_PROMISED = "MP906"
    """An entry of a history older than the promise."""
    CHANGED_SILENTLY = "MP911"
    """A changed promise or programme without the former value in the history."""
    FILE_GONE = "MP912"
    """A published quick win or update whose file is gone, without a tombstone."""
    RECORD_GONE = "MP913"
    """A published programme or indicator that is gone, without a tombstone."""
    RENAMED_SILENTLY = "MP914"
    """A renamed file or folder without a redirect from the former address."""
    PAGE_GONE = "MP915"
    """A published page that is gone, without another page that takes its place."""
    PAST_EDITED = "MP916"
    """A former value, a correction, a withdrawal or a redirect taken out of the data."""
    FIGURE_CHANGED = "MP917"
    """A changed figure without a correction."""
    EARLIER_STATE_UNREAD = "MP918"
    """A file of the earlier state with errors, so that nothing can be compared."""
    UNRELEASED_AGAIN = "MP919"
    """A published record made a draft, or given a release time still to come."""
    OFFICE_GONE = "MP920"
    """A published office that is gone, without another office that takes its place."""
    TRANSLATION_LEFT_BEHIND = "MP921"
    """A translation that stayed as it was while its Indonesian text changed."""


def family_of(code: Code) -> str:
    """Return the family of a code: `mp1` of MP101."""
    return code.value[:3].lower()


FAMILIES = ("mp1", "mp2", "mp3", "mp4", "mp5", "mp6", "mp7", "mp8", "mp9")
"""Families of codes, in the order of the codes."""

WARNINGS: frozenset[Code] = frozenset(
    {
        Code.COMMENT_CUTS_TEXT,
        Code.KOTA_OR_KABUPATEN,
        Code.TWO_PRESENT_HOLDERS,
        Code.DONE_WITHOUT_DAY,
        Code.DONE_WITHOUT_EVIDENCE,
        Code.YEAR_OUTSIDE_PLAN,
        Code.VALUE_JUMPS,
        Code.OTHER_UNIT_PRINTED,
        Code.TARGET_AGAINST_DIRECTION,
        Code.COUNT_ABOVE_TARGET,
        Code.COUNT_FALLS,
        Code.COUNT_AGAINST_STATE,
        Code.JUDGED_BEFORE_DUE,
        Code.PARTLY_WITHOUT_COUNT,
        Code.BODY_KIND_NAMED,
        Code.LEADS_BACK,
        Code.SPENT_ABOVE_APPROVED,
        Code.DIRECTION_NOT_SAID,
        Code.STAGE_JUMPS,
        Code.PRINTED_OTHERWISE,
        Code.TAG_IN_LINE,
        Code.REFERENCE_TWICE,
        Code.CORRECTED_TO_ITSELF,
        Code.UNUSED_SOURCE,
        Code.DUE_WITHOUT_PROMISE,
        Code.IDLE_EXCEPTION,
        Code.PERIODS_OVERLAP,
        Code.PLAN_NOT_NAMED,
        Code.MEDIA_UNNAMED,
        Code.FAINT_COLOUR,
    }
)
"""Codes of warnings, which stop no build; a code that is no notice either is an error."""

NOTICES: frozenset[Code] = frozenset(
    # A waiting workbook is another person's: no proposal should fail for it.
    {
        Code.UNLISTED_HOST,
        Code.EARLIER_STATE_UNREAD,
        Code.WAITING_IN_INBOX,
        Code.TEXT_IN_CURLY_QUOTES,
        Code.TRANSLATION_LEFT_BEHIND,
    }
)
"""Codes of notices, which stop neither a build nor a strict check."""


def severity_of(code: Code) -> Severity:
    """Return the severity of the findings with a code."""
    if code in NOTICES:
        return Severity.NOTICE
    return Severity.WARNING if code in WARNINGS else Severity.ERROR


def finding(
    code: Code,
    span: Span,
    *,
    suggestion: str | None = None,
    related: tuple[Related, ...] = (),
    **arguments: str,
) -> Diagnostic:
    """Return a diagnostic with the severity of the code, arguments sorted by name.

    Args:
        code: Kind of the finding.
        span: Place of the mistake.
        suggestion: The probable intention, only if clearly close.
        related: Further places named by the finding.
        **arguments: Values quoted by the sentences of the code, by name.
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
"""Value of the argument `names` without any choice; the reporter puts it into words."""
