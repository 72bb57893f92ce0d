"""Rotation of the keys of encrypted fields."""

from django.db import connection, transaction

from participatie.avg.versleuteling import kluis, versleutelde_velden

PER_KEER = 500


def hersleutel() -> dict[str, int]:
    """Give every encrypted value a token of the first key; how many rows per table.

    In portions, each in a transaction of its own: a row that changes meanwhile is left alone, since what is written
    now is encrypted with the first key already. Raises InvalidToken when a value fits no key; nothing of its portion
    is changed.
    """
    uit = {}
    for model, velden in versleutelde_velden():
        tabel = connection.ops.quote_name(model._meta.db_table)
        uit[model._meta.label] = 0
        vanaf = 0
        while pks := list(
            model._base_manager.filter(pk__gt=vanaf).order_by("pk").values_list("pk", flat=True)[:PER_KEER]
        ):
            vanaf = pks[-1]
            with transaction.atomic(), connection.cursor() as cursor:
                for pk in pks:
                    uit[model._meta.label] += _rij(cursor, tabel, velden, pk)
    return uit


def _rij(cursor, tabel: str, velden: list[str], pk: int) -> bool:
    """Raw, since the field itself would show us what it holds."""
    geraakt = False
    for kolom in map(connection.ops.quote_name, velden):
        cursor.execute(f"SELECT {kolom} FROM {tabel} WHERE id = %s", [pk])  # noqa: S608 - names of our own models
        rij = cursor.fetchone()
        if rij and rij[0]:
            nieuw = kluis().rotate(rij[0].encode()).decode()
            cursor.execute(
                f"UPDATE {tabel} SET {kolom} = %s WHERE id = %s AND {kolom} = %s",  # noqa: S608 - as above
                [nieuw, pk, rij[0]],
            )
            geraakt = True
    return geraakt
