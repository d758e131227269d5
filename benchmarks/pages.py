"""How long pages take, as a ratio to the same server's /healthz in the same run: machines differ, ratios differ less.

Run it with `make bench`. It starts no server and sends nothing over a network: requests go straight to the application.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = {
    "home": "/",
    "question": "/topics/friendship/can-we-be-friends/",
    "guide": "/guides/client-asks-for-a-hug/",
    "map": "/guides/is-this-ok/map/",
    "codes side by side": "/codes/",
    "provision": "/codes/apa/3.05a/",
    "glossary": "/glossary/",
    "search": "/search/?q=my+therapist+hugged+me",
}
ROUNDS = 30


def median_seconds(client, address):
    """Return the median time of ROUNDS requests for `address`, in seconds, after three that warm up."""
    for _ in range(3):
        assert client.get(address).status_code == 200, address
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main():
    sys.path.insert(0, str(ROOT))
    folder = tempfile.mkdtemp(prefix="boundaries-bench-")
    os.environ |= {"DEBUG": "0", "SECRET_KEY": "bench", "ALLOWED_HOSTS": "testserver", "HTTPS": "0"}
    os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "DJANGO_SETTINGS_MODULE": "boundaries.settings"}
    os.environ["STATIC_ROOT"] = f"{folder}/static"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from boundaries.guidance.library import read
    from boundaries.guidance.loading import load

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    begun = time.perf_counter()
    library = read(ROOT / "content")
    reading = time.perf_counter() - begun
    begun = time.perf_counter()
    load(library)
    loading = time.perf_counter() - begun
    client = Client()
    baseline = median_seconds(client, "/healthz")
    print(f"reading and checking the library {reading:.2f} s, loading it {loading:.2f} s (drawing all maps included)")
    print(f"baseline /healthz {baseline * 1000:.2f} ms")
    for name, address in PAGES.items():
        print(f"{name:20} {median_seconds(client, address) / baseline:6.1f} × baseline")


if __name__ == "__main__":
    main()
