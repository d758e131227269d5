"""The library as rows. Rows are derived from content: never edited, safe to throw away, addressed by slug."""

from django.db import models
from django.db.models import Prefetch

MARKS = {"read": "Wording read", "second-hand": "Second-hand", "unverified": "Unverified"}
WEIGHTS = {
    "go": {"client": "This is usually fine", "clinician": "Usually fine"},
    "care": {"client": "Take care with this", "clinician": "Proceed with care"},
    "consult": {"client": "Talk to someone first", "clinician": "Consult before you decide"},
    "stop": {"client": "This is not OK", "clinician": "Do not"},
    "urgent": {"client": "Get help now", "clinician": "Act now"},
}


class Edition(models.Model):
    """The library as it was published at one moment; there is one row, that of today."""

    digest = models.CharField(max_length=64)
    published = models.DateTimeField()


class Dated(models.Model):
    """The three dates of guidance."""

    revised = models.DateField()
    reviewed = models.DateField()
    review_due = models.DateField()

    class Meta:
        abstract = True


class TopicQuerySet(models.QuerySet):
    def with_questions(self):
        """Fetch the questions, in one more query; their long answers are left out."""
        return self.prefetch_related(Prefetch("questions", Question.objects.defer("answers")))

    def with_guides(self):
        """Fetch the guides, in one more query."""
        return self.prefetch_related(Prefetch("guides", Guide.objects.without_drawing()))


class Topic(Dated):
    """A subject, with the questions people ask about it."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.TextField()
    summary = models.TextField()
    order = models.IntegerField()
    keywords = models.JSONField()
    intro = models.JSONField()

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["order", "slug"]

    def get_absolute_url(self):
        return f"/topics/{self.slug}/"


class Question(models.Model):
    """One entry of a topic. `answers` holds blocks for each reader: {"client": [{kind, title, html}, …], …}."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="questions")
    slug = models.SlugField(max_length=100)
    title = models.TextField()
    order = models.IntegerField()
    keywords = models.JSONField()
    short = models.JSONField()
    answers = models.JSONField()
    reading_level = models.FloatField(null=True)
    myths = models.JSONField()
    situations = models.ManyToManyField("Situation", related_name="questions")

    class Meta:
        ordering = ["topic__order", "order"]
        constraints = [models.UniqueConstraint(fields=["topic", "slug"], name="question_slug_unique_in_topic")]

    def get_absolute_url(self):
        return f"/topics/{self.topic.slug}/{self.slug}/"


class GuideQuerySet(models.QuerySet):
    def with_steps(self):
        """Fetch the whole graph, in two more queries."""
        return self.select_related("topic").prefetch_related("steps__choices")

    def with_edition(self):
        """Add `edition`, the digest of the library as it is published, without another query."""
        return self.annotate(edition=models.Subquery(Edition.objects.values("digest")[:1]))

    def without_drawing(self):
        """Leave out what only the map needs."""
        return self.defer("drawing")


class Guide(Dated):
    """A branching way through one dilemma; `drawing` holds the places of its boxes and lines."""

    slug = models.SlugField(max_length=100, unique=True)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="guides")
    title = models.TextField()
    audience = models.CharField(max_length=10)
    summary = models.TextField()
    order = models.IntegerField()
    private = models.BooleanField()
    keywords = models.JSONField()
    intro = models.JSONField()
    walks = models.JSONField()
    drawing = models.JSONField(default=dict)
    situations = models.ManyToManyField("Situation", related_name="guides")

    objects = GuideQuerySet.as_manager()

    class Meta:
        ordering = ["topic__order", "order", "slug"]

    def get_absolute_url(self):
        return f"/guides/{self.slug}/"


class Step(models.Model):
    """One screen of a guide; with a weight it is an outcome."""

    guide = models.ForeignKey(Guide, models.CASCADE, related_name="steps")
    slug = models.SlugField(max_length=100)
    title = models.TextField()
    order = models.IntegerField()
    weight = models.CharField(max_length=10)
    formerly = models.JSONField()
    blocks = models.JSONField()
    words = models.TextField()
    reading_level = models.FloatField(null=True)

    class Meta:
        ordering = ["guide", "order"]
        constraints = [models.UniqueConstraint(fields=["guide", "slug"], name="step_slug_unique_in_guide")]

    @property
    def weight_label(self):
        return WEIGHTS[self.weight][self.guide.audience] if self.weight else ""

    def get_absolute_url(self):
        return f"/guides/{self.guide.slug}/{self.slug}/"


class Choice(models.Model):
    """A way from one step to the next, or (`handover`) to another guide's address."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="choices")
    name = models.SlugField(max_length=100)
    label = models.TextField()
    note = models.TextField()
    order = models.IntegerField()
    formerly = models.JSONField()
    target = models.ForeignKey(Step, models.CASCADE, related_name="ways_in", null=True)
    handover = models.TextField()
    handover_title = models.TextField()

    class Meta:
        ordering = ["step", "order"]
        constraints = [
            models.UniqueConstraint(fields=["step", "name"], name="choice_name_unique_in_step"),
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) ^ ~models.Q(handover=""),
                name="choice_leads_to_a_step_or_hands_over",
            ),
        ]


class Code(models.Model):
    """A code of ethics or a law."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.TextField()
    short = models.TextField()
    body = models.TextField()
    kind = models.CharField(max_length=10)
    country = models.CharField(max_length=5)
    region = models.TextField()
    professions = models.JSONField()
    edition = models.TextField()
    in_force = models.TextField()
    address = models.URLField(max_length=500)
    address_mark = models.CharField(max_length=12)
    status = models.CharField(max_length=20)
    order = models.IntegerField()
    keywords = models.JSONField()
    checked = models.DateField()
    intro = models.JSONField()

    class Meta:
        ordering = ["order", "slug"]

    @property
    def country_name(self):
        return COUNTRIES[self.country]

    def get_absolute_url(self):
        return f"/codes/{self.slug}/"


COUNTRIES = {
    "us": "United States",
    "uk": "United Kingdom",
    "ie": "Ireland",
    "ca": "Canada",
    "au": "Australia",
    "nz": "New Zealand",
    "eu": "Europe",
    "world": "Worldwide",
}


class Provision(models.Model):
    """One numbered passage of a code, in our own words."""

    code = models.ForeignKey(Code, models.CASCADE, related_name="provisions")
    slug = models.TextField()
    number = models.TextField()
    title = models.TextField()
    order = models.IntegerField()
    mark = models.CharField(max_length=12)
    seen = models.TextField()
    checked = models.DateField()
    clock = models.JSONField(null=True)
    blocks = models.JSONField()
    words = models.TextField()

    class Meta:
        ordering = ["code", "order"]
        constraints = [models.UniqueConstraint(fields=["code", "slug"], name="provision_slug_unique_in_code")]

    @property
    def mark_label(self):
        return MARKS[self.mark]

    @property
    def clock_label(self):
        """Return the time limit in words: '2 years', 'for ever'."""
        years = self.clock["years"]
        return f"{years} year{'' if years == '1' else 's'}" if years.isdigit() else years

    def get_absolute_url(self):
        return f"/codes/{self.code.slug}/{self.slug}/"


class Situation(models.Model):
    """A row of the side-by-side table."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.TextField()
    short = models.TextField()
    group = models.TextField()
    order = models.IntegerField()
    blocks = models.JSONField()

    class Meta:
        ordering = ["order"]

    def get_absolute_url(self):
        return f"/situations/{self.slug}/"


class Stance(models.Model):
    """What a code says on a situation: through a provision, or (`provision` empty) that it is silent."""

    code = models.ForeignKey(Code, models.CASCADE, related_name="stances")
    situation = models.ForeignKey(Situation, models.CASCADE, related_name="stances")
    provision = models.ForeignKey(Provision, models.CASCADE, related_name="stances", null=True)
    stance = models.CharField(max_length=20)
    mark = models.CharField(max_length=12)
    note = models.TextField()

    class Meta:
        ordering = ["situation__order", "code__order", "code__slug", "provision__order"]

    @property
    def mark_label(self):
        return MARKS[self.mark]


class Source(models.Model):
    """A paper, booklet or page that guidance rests on."""

    slug = models.SlugField(max_length=100, unique=True)
    author = models.TextField()
    year = models.TextField()
    title = models.TextField()
    published = models.TextField()
    address = models.URLField(max_length=500)
    mark = models.CharField(max_length=12)
    note = models.TextField()

    class Meta:
        ordering = ["author", "year"]

    @property
    def mark_label(self):
        return MARKS[self.mark]

    def get_absolute_url(self):
        return f"/sources/{self.slug}/"


class CitationQuerySet(models.QuerySet):
    def with_cited(self):
        """Fetch what is cited along with the citation."""
        return self.select_related("provision__code", "source")

    def with_citing(self):
        """Fetch who cites along with the citation."""
        return self.select_related("question__topic", "step__guide")


class Citation(models.Model):
    """A question or step (one of the two) that rests on a provision or a source (one of the two)."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="citations", null=True)
    step = models.ForeignKey(Step, models.CASCADE, related_name="citations", null=True)
    provision = models.ForeignKey(Provision, models.CASCADE, related_name="citations", null=True)
    source = models.ForeignKey(Source, models.CASCADE, related_name="citations", null=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = [
            models.F("provision__code__order").asc(nulls_last=True),
            "provision__code__slug",
            "provision__order",
            "source__author",
            "source__year",
            "pk",
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(question__isnull=True) ^ models.Q(step__isnull=True),
                name="citation_is_made_by_a_question_or_a_step",
            ),
            models.CheckConstraint(
                condition=models.Q(provision__isnull=True) ^ models.Q(source__isnull=True),
                name="citation_is_of_a_provision_or_a_source",
            ),
        ]


class Term(models.Model):
    """A word of the field, explained."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.TextField()
    also = models.JSONField()
    blocks = models.JSONField()
    words = models.TextField()

    class Meta:
        ordering = ["title"]

    def get_absolute_url(self):
        return f"/glossary/{self.slug}/"


class Myth(models.Model):
    """A claim that is often heard, what is true of it and why people believe it."""

    slug = models.SlugField(max_length=100, unique=True)
    title = models.TextField()
    order = models.IntegerField()
    keywords = models.JSONField()
    truth = models.JSONField()
    belief = models.JSONField()
    words = models.TextField()
    questions = models.JSONField()

    class Meta:
        ordering = ["order"]

    def get_absolute_url(self):
        return f"/myths/#{self.slug}"


class Country(Dated):
    """A country for which there is help."""

    slug = models.SlugField(max_length=100, unique=True)
    code = models.CharField(max_length=5)
    name = models.TextField()
    title = models.TextField()
    summary = models.TextField()
    order = models.IntegerField()
    keywords = models.JSONField()
    intro = models.JSONField()

    class Meta:
        ordering = ["order"]

    def get_absolute_url(self):
        return f"/help/{self.slug}/"


class Service(models.Model):
    """Who to call, where to complain, or something to know about it."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="services")
    slug = models.SlugField(max_length=100)
    title = models.TextField()
    order = models.IntegerField()
    kind = models.CharField(max_length=20)
    who = models.TextField()
    call = models.TextField()
    text = models.TextField()
    email = models.TextField()
    web = models.URLField(max_length=500)
    hours = models.TextField()
    cost = models.TextField()
    professions = models.JSONField()
    mark = models.CharField(max_length=12)
    checked = models.DateField()
    blocks = models.JSONField()

    class Meta:
        ordering = ["country", "order"]
        constraints = [models.UniqueConstraint(fields=["country", "slug"], name="service_slug_unique_in_country")]

    def get_absolute_url(self):
        return f"{self.country.get_absolute_url()}#{self.slug}"

    @property
    def mark_label(self):
        return MARKS[self.mark]


class Moved(models.Model):
    """An address that was given out once, and where it leads now."""

    old = models.TextField(unique=True)
    new = models.TextField()


class Withdrawn(models.Model):
    """An address whose guidance was withdrawn: why, when, and what replaces it."""

    address = models.TextField(unique=True)
    on = models.DateField()
    why = models.TextField()
    instead = models.TextField()
