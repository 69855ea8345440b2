"""`python -m tests.audit`: Lighthouse and the Nu HTML checker over the running portal.

It uses the real settings and the data in var/, so what it measures is what readers get. Ends with 1
when a score is below 100 or a page has a fault.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import markup_checker
from tests.chromium import TOOLS, find_chromium
from tests.serving import fetch, load_pages, served

MEASURED = ("/", "/telework/", "/telework/employees/telework-basics/", "/search/?q=telework")
UNLISTED = (
    "/search/",
    "/search/?q=telework",
    "/a-z/",
    "/whats-new/",
    "/display/",
    "/contact/ask/",
    "/operating-status/widget/",
    "/operating-status/embed/",
    "/no-such-page/",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ATTEMPTS = 3


def main() -> int:
    """Print what was found, and return 1 if any of it has to be mended."""
    load_pages()
    with served() as home:
        reports = {path: lighthouse(home + path) for path in MEASURED}
        faults = markup_checker.check((path, fetch(home + path)) for path in listed_pages())
    print_scores(reports)
    print_faults(faults)
    return int(bool(faults) or not all(map(is_perfect, reports.values())))


def listed_pages() -> list[str]:
    """Return the address of every live page, and of what readers reach besides."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from portal.publishing.models import Page

    paths = Page.objects.live().order_by("path").values_list("path", flat=True)
    return [*paths, *UNLISTED]


def lighthouse(url: str) -> dict:
    """Return Lighthouse's report on a page as a phone loads it.

    A busy machine can only lower a score, so a page that falls short is measured again, and the
    best report counts. Raises RuntimeError when there is none.
    """
    best: dict = {}
    for _ in range(ATTEMPTS):
        report = one_lighthouse_run(url)
        if report and (not best or total(report) > total(best)):
            best = report
        if best and is_perfect(best):
            break
    if not best:
        raise RuntimeError(f"Lighthouse failed {ATTEMPTS} times on {url}.")
    return best


def one_lighthouse_run(url: str) -> dict | None:
    """Return a report; none when the browser was too busy to trace the page (NO_NAVSTART)."""
    chromium = find_chromium()
    with TemporaryDirectory(prefix="portal-lighthouse-") as folder:
        path = Path(folder) / "report.json"
        outcome = subprocess.run(
            [
                *("node", TOOLS / "node_modules/lighthouse/cli/index.js", url),
                *("--quiet", "--output=json", f"--output-path={path}"),
                f"--only-categories={','.join(CATEGORIES)}",
                "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
            ],
            env=os.environ | chromium.environment | {"CHROME_PATH": str(chromium.program)},
            capture_output=True,
            text=True,
        )
        report = json.loads(path.read_text()) if path.exists() else {}
    if not report or report.get("runtimeError"):
        print(f"{url}: Lighthouse failed: {outcome.stderr.strip()[-300:]}", file=sys.stderr)
        return None
    return report


def score(report: dict, category: str) -> int:
    """Return a category's score, 0 to 100; 0 where Lighthouse could not tell."""
    return round(100 * (report["categories"][category]["score"] or 0))


def total(report: dict) -> int:
    return sum(score(report, category) for category in CATEGORIES)


def is_perfect(report: dict) -> bool:
    return total(report) == 100 * len(CATEGORIES)


def shortfalls(report: dict) -> list[str]:
    """Return what costs a page points in a category below 100, a line for each audit."""
    return [
        f"{category}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for category in CATEGORIES
        if score(report, category) < 100
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
        and (audit := report["audits"][reference["id"]])["score"] is not None
        and audit["score"] < 1
    ]


def print_scores(reports: dict[str, dict]) -> None:
    width = max(map(len, reports))
    print(f"\n{'Lighthouse, mobile':{width}}", *(f"{name:>14}" for name in CATEGORIES), end="")
    print(f"{'weight':>10}{'LCP':>9}{'CLS':>8}")
    for path, report in reports.items():
        audits = report["audits"]
        print(f"{path:{width}}", *(f"{score(report, name):>14}" for name in CATEGORIES), end="")
        print(f"{audits['total-byte-weight']['numericValue'] / 1024:>7.1f} kB", end="")
        print(f"{audits['largest-contentful-paint']['numericValue'] / 1000:>7.2f} s", end="")
        print(f"{audits['cumulative-layout-shift']['numericValue']:>8.3f}")
        for line in shortfalls(report):
            print(f"  {line}")


def print_faults(faults: dict[str, list[str]]) -> None:
    print("\nNu HTML checker:", f"faults on {len(faults)} pages" if faults else "no faults")
    for path, messages in faults.items():
        print(f"  {path}", *messages, sep="\n    ")


if __name__ == "__main__":
    sys.exit(main())
