"""What `just new-site` and `just new-check` make, run as their crates' tests run it: `just scaffolds`.

In a copy of the tree a site and a check are made and named in the two registries. The site's own tests have to pass once its
expectations are written, and read the name that its page holds; the check's one case has to fail, for nothing is found yet,
and to fail for that reason alone.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
SITE, CHECK = "zztrial", "zz_trial"


def main() -> int:
    subprocess.run(["cargo", "build", "--quiet", "--package", "crosscheck-dev"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_tree(copy)
        for command in (["new-site", SITE], ["new-check", CHECK]):
            subprocess.run([TARGET / "debug/crosscheck-dev", *command], cwd=copy, check=True, stdout=subprocess.DEVNULL)
        insert(copy / "crates/sites/src/lib.rs", "    // By the shape of an address alone", f"    {SITE},\n")
        insert(copy / "crates/checks/src/lib.rs", "mod coverage;", f"mod {CHECK};\n")
        insert(copy / "crates/checks/src/registry.rs", "    coverage::CHECK,", f"    crate::{CHECK}::CHECK,\n")

        pages = ["-p", "crosscheck-sites", "--test", "pages", "--", SITE]
        test(copy, pages, {"UPDATE_EXPECTED": "1"})
        said = test(copy, pages)
        if said.returncode:
            return complain("the new site's own pages fail", said)
        expected = copy / f"crates/sites/src/{SITE}/pages/present.json"
        if "Mira Halvorsen" not in json.dumps(json.loads(expected.read_text()), ensure_ascii=False):
            return complain("the new site's page is not read", said)
        said = test(copy, ["-p", "crosscheck-sites", "--test", "folders"])
        if said.returncode:
            return complain("the new site's folder lacks something", said)

        said = test(copy, ["-p", "crosscheck-checks", "--test", "cases", "--", CHECK])
        if "error: could not compile" in said.stderr or "found_first" not in said.stdout + said.stderr:
            return complain("the new check does not compile or its case is not run", said)
        if not said.returncode or "1 failed" not in said.stdout + said.stderr:
            return complain("the new check's case does not fail, though it finds nothing", said)
    print("scaffolds: the new site's tests pass, the new check's one case fails until it is written")
    return 0


def copy_tree(copy: Path) -> None:
    """The files of the working tree that are tracked, or new and not ignored; the dossiers are not needed."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
                            capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        source = ROOT / name
        if source.is_file() and not name.startswith("fixtures/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(source.read_bytes())


def insert(path: Path, before: str, line: str) -> None:
    text = path.read_text()
    if before not in text:
        sys.exit(f"scaffolds: {path.name} has no line {before!r} to put {line!r} before")
    path.write_text(text.replace(before, line + before, 1))


def test(copy: Path, arguments: list, settings: dict | None = None) -> subprocess.CompletedProcess:
    settings = {**os.environ, "CARGO_TARGET_DIR": str(TARGET), **(settings or {})}
    return subprocess.run(["cargo", "test", "--offline", *arguments], cwd=copy, env=settings, capture_output=True, text=True)


def complain(what: str, said: subprocess.CompletedProcess) -> int:
    print(said.stdout[-4000:], said.stderr[-4000:], sep="\n", file=sys.stderr)
    print(f"scaffolds: {what}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
