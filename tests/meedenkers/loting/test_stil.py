"""The engine runs in a web process: it writes nothing."""

from meedenkers.loting import Opdracht, Persoon, maak_loterij


def test_nothing_is_printed(capfd):
    maak_loterij([Persoon(n, 1.0, ()) for n in range(4)], Opdracht(2))
    assert capfd.readouterr() == ("", "")
