from django.db import models

from participatie import klok


class Post(models.Model):
    """A mail or SMS as it would have left, kept in the database where no mail server is set up. Never in production."""

    kanaal = models.CharField(max_length=10)
    aan = models.CharField(max_length=254)
    onderwerp = models.CharField(max_length=254, blank=True)
    tekst = models.TextField()
    html = models.TextField(blank=True)
    bijlagen = models.JSONField(default=list)
    created_at = models.DateTimeField(default=klok.nu)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.kanaal} {self.onderwerp}"
