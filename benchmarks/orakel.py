"""The oracle: maximin of the package sortition-algorithms, in its own environment (GPL, never part of the product).

Reads one pool as JSON from stdin, writes the smallest chance and the seconds it took as JSON to stdout.
"""

import json
import sys
import time
from collections import defaultdict

from sortition_algorithms.committee_generation import find_distribution_maximin
from sortition_algorithms.features import FeatureCollection, read_in_features
from sortition_algorithms.people import People, read_in_people
from sortition_algorithms.settings import Settings


def lees(invoer: dict) -> tuple[FeatureCollection, People]:
    kop = [f"k{nummer}" for nummer in range(len(invoer["personen"][0][1]))]
    # The package knows no empty values.
    features, *_ = read_in_features(
        ["feature", "value", "min", "max"],
        [
            {"feature": kop[kenmerk], "value": waarde or "onbekend", "min": str(minimum), "max": str(maximum)}
            for kenmerk, waarde, minimum, maximum in invoer["quota"]
        ],
        number_to_select=invoer["aantal"],
    )
    rijen = [
        {"nummer": str(nummer), **{naam: waarde or "onbekend" for naam, waarde in zip(kop, kenmerken, strict=True)}}
        for nummer, kenmerken in invoer["personen"]
    ]
    instellingen = Settings(id_column="nummer", columns_to_keep=[])
    people, _ = read_in_people(["nummer", *kop], rijen, features, instellingen)
    return features, people


def main() -> None:
    invoer = json.load(sys.stdin)
    features, people = lees(invoer)
    begin = time.perf_counter()
    groepen, kansen, _ = find_distribution_maximin(features, people, invoer["aantal"], [])
    tijd = time.perf_counter() - begin
    som: dict[str, float] = defaultdict(float)
    for groep, kans in zip(groepen, kansen, strict=True):
        for nummer in groep:
            som[nummer] += kans
    json.dump({"kans": min(som[str(nummer)] for nummer, _ in invoer["personen"]), "tijd": tijd}, sys.stdout)


if __name__ == "__main__":
    main()
