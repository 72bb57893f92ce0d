"""Numbers for people: A-2026-014. Given at creation, never used again; gaps are allowed."""

from django.db import models, transaction

from participatie import klok


class Teller(models.Model):
    soort = models.CharField(max_length=4)
    jaar = models.PositiveSmallIntegerField()
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["soort", "jaar"], name="teller_uniek")]

    def __str__(self):
        return f"{self.soort}-{self.jaar}: {self.laatste}"


def volgende(soort: str, jaar: int) -> int:
    """The next sequence number; the row lock of the UPDATE makes it unique under parallel use."""
    with transaction.atomic():
        rij = Teller.objects.filter(soort=soort, jaar=jaar)
        if not rij.update(laatste=models.F("laatste") + 1):
            Teller.objects.bulk_create([Teller(soort=soort, jaar=jaar)], ignore_conflicts=True)
            rij.update(laatste=models.F("laatste") + 1)
        return rij.get().laatste


class Genummerd(models.Model):
    """A model that people call by its number. Set `NUMMER_SOORT` and `NUMMER_CIJFERS`."""

    NUMMER_SOORT = ""
    NUMMER_CIJFERS = 4

    jaar = models.PositiveSmallIntegerField(editable=False)
    volgnummer = models.PositiveIntegerField(editable=False)

    class Meta:
        abstract = True

    @property
    def nummer(self) -> str:
        return f"{self.NUMMER_SOORT}-{self.jaar}-{self.volgnummer:0{self.NUMMER_CIJFERS}d}"

    def save(self, *args, **kwargs):
        if self.volgnummer is None:
            self.jaar = klok.vandaag().year
            self.volgnummer = volgende(self.NUMMER_SOORT, self.jaar)
        super().save(*args, **kwargs)

    @classmethod
    def bij_nummer(cls, nummer: str) -> dict:
        """Filter for a number as people type it ("a-2026-14"); an impossible one matches nothing."""
        delen = nummer.strip().upper().split("-")
        if (
            len(delen) == 3
            and delen[0] == cls.NUMMER_SOORT
            and all(d.isascii() and d.isdigit() and len(d) < 9 for d in delen[1:])
            and int(delen[1]) < 10000
        ):
            return {"jaar": int(delen[1]), "volgnummer": int(delen[2])}
        return {"pk__in": []}
