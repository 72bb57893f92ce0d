"""`make bench-loting`: fairness beside the oracle, speed and memory on a large pool; exits with 1 over a bound.

The oracle is maximin of the package sortition-algorithms (requirements-orakel.txt), in an environment of its own under
var/orakel: GPL and 400 MB, never a part of the product.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

HIER = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HIER))

from benchmarks.pools import opdracht, pool  # noqa: E402 - after the path is set
from meedenkers.loting import maak_loterij, trek  # noqa: E402

ORAKEL = HIER / "var" / "orakel" / "bin" / "python"
ZADEN = (1, 2, 3)
GEVRAAGD = 30
KANS_MARGE = 0.01
KEER_SNELLER = 30
GROOT, GROOT_GEVRAAGD, GROOT_TIJD, GROOT_MB = 100_000, 20, 3.0, 40.0


def naast_het_orakel(zaad: int) -> list[str]:
    personen, vraag = pool(500, zaad=zaad), opdracht(GEVRAAGD)
    begin = time.perf_counter()
    loterij = maak_loterij(personen, vraag)
    tijd = time.perf_counter() - begin
    kans = min(loterij.kans(persoon) for persoon in personen)
    invoer = {
        "aantal": vraag.aantal,
        "personen": [[persoon.id, persoon.kenmerken] for persoon in personen],
        "quota": [[q.kenmerk, q.waarde, q.minimum, q.maximum] for q in vraag.quota],
    }
    uit = subprocess.run(
        [str(ORAKEL), str(HIER / "benchmarks" / "orakel.py")],
        input=json.dumps(invoer),
        capture_output=True,
        text=True,
        check=True,
    )
    orakel = json.loads(uit.stdout.strip().splitlines()[-1])
    print(
        f"UITSLAG bench-loting pool=500 kans={kans:.6f} maximin={orakel['kans']:.6f} "
        f"tijd={tijd:.3f} maximin_tijd={orakel['tijd']:.3f}",
        flush=True,
    )
    fouten = []
    if kans < orakel["kans"] * (1 - KANS_MARGE):
        fouten.append(f"pool {zaad}: de kleinste kans {kans:.6f} ligt onder die van maximin {orakel['kans']:.6f}")
    if tijd * KEER_SNELLER > orakel["tijd"]:
        fouten.append(f"pool {zaad}: {tijd:.3f} s is meer dan een dertigste van {orakel['tijd']:.3f} s")
    return fouten


def _geheugen(veld: str) -> float:
    """In MB, of this process, as the kernel counts it."""
    for regel in Path("/proc/self/status").read_text().splitlines():
        if regel.startswith(f"{veld}:"):
            return int(regel.split()[1]) / 1024
    raise LookupError(veld)


def groot() -> list[str]:
    """In a process of its own: what is counted is above the process with its pool loaded."""
    maak_loterij(pool(200, zaad=9), opdracht(10))  # HiGHS is loaded
    personen, vraag = pool(GROOT, zaad=1), opdracht(GROOT_GEVRAAGD)
    Path("/proc/self/clear_refs").write_text("5")  # start counting the peak anew
    geladen = _geheugen("VmRSS")
    begin = time.perf_counter()
    trek(personen, maak_loterij(personen, vraag), "bench")
    tijd = time.perf_counter() - begin
    mb = _geheugen("VmHWM") - geladen
    print(f"UITSLAG bench-loting pool={GROOT} tijd={tijd:.3f} mb={mb:.1f}", flush=True)
    fouten = []
    if tijd > GROOT_TIJD:
        fouten.append(f"{tijd:.3f} s is meer dan {GROOT_TIJD} s")
    if mb > GROOT_MB:
        fouten.append(f"{mb:.1f} MB is meer dan {GROOT_MB} MB")
    return fouten


def main() -> int:
    if sys.argv[1:] == ["groot"]:
        fouten = groot()
    else:
        fouten = [fout for zaad in ZADEN for fout in naast_het_orakel(zaad)]
        if subprocess.run([sys.executable, __file__, "groot"], check=False).returncode:
            fouten.append("de grote pool haalt zijn grenzen niet")
    for fout in fouten:
        print(f"bench-loting: {fout}", file=sys.stderr)
    return bool(fouten)


if __name__ == "__main__":
    sys.exit(main())
