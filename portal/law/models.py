"""Legal authorities that pages cite. Which page cites what is the business of publishing."""

from django.db import models


class Authority(models.Model):
    """One citable provision, by its canonical citation, such as "5 U.S.C. 6503(a)"."""

    citation = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=24)
    title = models.CharField(
        max_length=200, blank=True, help_text="What the provision is called, in a few words."
    )
    url = models.URLField("public source", max_length=300)
    amended_on = models.DateField("last amended", null=True, blank=True)
    amendment = models.CharField(
        "what was amended",
        max_length=200,
        blank=True,
        help_text="What changed and by what, in plain words.",
    )

    class Meta:
        ordering = ["citation"]
        verbose_name_plural = "authorities"

    def __str__(self):
        return self.citation
