"""Fields that stand encrypted in the database, with keys of their own (GEGEVENSSLEUTELS), not derived from SECRET_KEY.

The first key encrypts; every key decrypts. To replace a key: put the new one in front, run
`manage.py hersleutel`, then take the old one away. What is encrypted cannot be searched or sorted on.
"""

import json
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _fernet(sleutels: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(sleutel) for sleutel in sleutels])


def kluis() -> MultiFernet:
    return _fernet(tuple(settings.GEGEVENSSLEUTELS))


class VersleuteldVeld(models.TextField):
    """A JSON value (text, list, dict, number), kept as a Fernet token. An empty value is encrypted like any other."""

    def get_prep_value(self, value):
        if value is None:
            return None
        return kluis().encrypt(json.dumps(value, ensure_ascii=False).encode()).decode()

    def from_db_value(self, value, expression, connection):
        return None if value is None else ontsleutel(value)

    def to_python(self, value):
        return value

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise TypeError(f"Op {self.name} kan niet worden gezocht: het is versleuteld.")


def ontsleutel(token: str):
    """Raises InvalidToken when no key fits: data that we cannot read must not look empty."""
    return json.loads(kluis().decrypt(token.encode()))


def versleutelde_velden() -> list[tuple[type[models.Model], list[str]]]:
    uit = []
    for model in apps.get_models():
        if namen := [veld.attname for veld in model._meta.concrete_fields if isinstance(veld, VersleuteldVeld)]:
            uit.append((model, namen))
    return uit


__all__ = ["InvalidToken", "VersleuteldVeld", "kluis", "ontsleutel", "versleutelde_velden"]
