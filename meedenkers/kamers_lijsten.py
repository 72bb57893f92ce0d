"""What keeping the list in order hangs in the rooms."""

from meedenkers.services.samenvoegen import na_wissen
from participatie.kamers.haken import haak


@haak("wissen")
def wis(contact):
    na_wissen(contact=contact)
