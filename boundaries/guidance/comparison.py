"""The codes side by side: which are compared, and what each says on each situation."""

import csv
import io
from dataclasses import dataclass

from .models import COUNTRIES, MARKS, Code, Provision, Situation, Stance

# Compared until a reader chooses: the codes most asked for, of five professions and two countries.
USUAL = ("apa", "aca", "nasw", "aamft", "bacp", "hcpc")
COLUMNS = (
    "situation",
    "code",
    "body",
    "country",
    "stance",
    "number",
    "title",
    "says",
    "mark",
    "seen",
    "checked",
    "address",
)


@dataclass(frozen=True)
class Cell:
    """What one code says on one situation; without stances the library has found nothing, which proves nothing."""

    code: Code
    stances: tuple[Stance, ...]


@dataclass(frozen=True)
class Row:
    """One situation and a cell for each code compared."""

    situation: Situation
    cells: tuple[Cell, ...]


class Comparison:
    """The part of the table that a reader chose. `chosen` maps the names of the form to lists of values.

    Values that name nothing are left out; when nothing is chosen, the usual codes are compared.
    """

    def __init__(self, chosen):
        order = list(COUNTRIES)
        self.all_codes = sorted(Code.objects.all(), key=lambda code: order.index(code.country))
        self.all_situations = list(Situation.objects.all())
        self.country = known(chosen("country"), {code.country for code in self.all_codes})
        self.profession = known(chosen("profession"), {name for code in self.all_codes for name in code.professions})
        self.named = [slug for slug in chosen("code") if slug in {code.slug for code in self.all_codes}]
        self.situation = [slug for slug in chosen("situation") if slug in {row.slug for row in self.all_situations}]

    @property
    def codes(self):
        """Return the codes compared: those named, else those of the country and profession, else the usual ones."""
        if self.named:
            return [code for code in self.all_codes if code.slug in self.named]
        if self.country or self.profession:
            return [code for code in self.all_codes if self.fits(code)]
        return [code for code in self.all_codes if code.slug in USUAL] or self.all_codes

    def fits(self, code):
        """Say whether a code is of the country and for the profession that were chosen; one for 'any' is for all."""
        of_country = not self.country or code.country in self.country
        for_profession = not self.profession or {*self.profession, "any"} & set(code.professions)
        return of_country and bool(for_profession)

    @property
    def situations(self):
        """Return the situations chosen, or all."""
        return [row for row in self.all_situations if not self.situation or row.slug in self.situation]

    def rows(self):
        """Return the table, a Row for each situation."""
        codes, situations = self.codes, self.situations
        said = {}
        stances = Stance.objects.filter(code__in=codes, situation__in=situations).select_related("provision")
        for stance in stances:
            said.setdefault((stance.situation_id, stance.code_id), []).append(stance)
        return [
            Row(row, tuple(Cell(code, tuple(said.get((row.pk, code.pk), ()))) for code in codes)) for row in situations
        ]

    @property
    def countries(self):
        """Return (value, name, chosen) for each country there is a code of."""
        found = {code.country for code in self.all_codes}
        return [(value, name, value in self.country) for value, name in COUNTRIES.items() if value in found]

    @property
    def professions(self):
        """Return (value, chosen) for each profession that a code binds."""
        found = {name for code in self.all_codes for name in code.professions} - {"any"}
        return [(name, name in self.profession) for name in sorted(found)]


def known(values, possible):
    """Return those of `values` that are possible, in their order."""
    return [value for value in values if value in possible]


@dataclass(frozen=True)
class Clock:
    """A time limit: the provision that sets it, and how to draw it."""

    provision: Provision

    @property
    def length(self):
        """Return how long to draw it, on a scale of 100: ten years to 80, for ever to the end, none fixed to nothing."""
        years = self.provision.clock["years"]
        return min(80, int(years) * 8) if years.isdigit() else {"for ever": 100, "none fixed": 0}[years]


def clocks():
    """Return the time limits: those on sex after therapy and those on other ties, the longest first."""
    limits = [Clock(row) for row in Provision.objects.select_related("code").filter(clock__isnull=False)]
    limits.sort(key=lambda clock: (-clock.length, clock.provision.code.order))
    sexual = [clock for clock in limits if clock.provision.clock["kind"] == "sexual"]
    return sexual, [clock for clock in limits if clock not in sexual]


def table(rows):
    """Return the rows of a comparison flat, as mappings with COLUMNS for keys; one for each stance."""
    return [
        dict(
            zip(
                COLUMNS,
                (
                    row.situation.short,
                    cell.code.short,
                    cell.code.body,
                    cell.code.country,
                    stance.stance,
                    *about(cell, stance),
                ),
                strict=True,
            )
        )
        for row in rows
        for cell in row.cells
        for stance in cell.stances
    ]


def about(cell, stance):
    """Return number, title, paraphrase, mark, where seen, date and address of what a stance rests on."""
    found = stance.provision
    if not found:
        return "", "", stance.note, MARKS[stance.mark], "", cell.code.checked.isoformat(), cell.code.get_absolute_url()
    address = f"/codes/{cell.code.slug}/{found.slug}/"
    says = " ".join(found.words.split())
    return found.number, found.title, says, MARKS[stance.mark], found.seen, found.checked.isoformat(), address


def as_csv(rows):
    """Return the table as CSV text, with a line of heads."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(table(rows))
    return file.getvalue()
