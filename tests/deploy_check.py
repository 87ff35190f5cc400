#!/usr/bin/env python3
"""Lints what stands in deploy/. A linter that is not installed is named and left out."""

import shutil
import subprocess
import sys
from pathlib import Path

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"


def main() -> int:
    failed = False
    for tool, command in [
        ("hadolint", ["hadolint", str(DEPLOY / "Dockerfile")]),
        ("docker", ["docker", "compose", "-f", str(DEPLOY / "compose.yaml"), "config", "--no-interpolate", "--quiet"]),
    ]:
        there = shutil.which(tool) is not None
        if there and tool == "docker":
            there = subprocess.run(["docker", "compose", "version"], capture_output=True).returncode == 0
        if not there:
            print(f"{tool} is not installed: left out")
            continue
        failed |= subprocess.run(command).returncode != 0
    failed |= not compose_can_be_read()
    failed |= not unit_is_understood()
    return int(failed)


def compose_can_be_read() -> bool:
    try:
        import yaml
    except ImportError:
        print("PyYAML is not installed: compose.yaml was not read")
        return True
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    wrong = [name for name in ("server", "worker") if not services[name].get("read_only")]
    print(f"compose.yaml: {len(services)} services" + (f"; writable: {wrong}" if wrong else ""))
    return not wrong


def unit_is_understood() -> bool:
    if shutil.which("systemd-analyze") is None:
        print("systemd-analyze is not installed: the unit was not read")
        return True
    said = subprocess.run(["systemd-analyze", "verify", str(DEPLOY / "crosscheck.service")], capture_output=True, text=True)
    # The program is not installed where this runs; everything else that is said is wrong.
    lines = [line for line in said.stderr.splitlines() if "crosscheck" in line and "is not executable" not in line]
    print("\n".join(lines) or "crosscheck.service: understood")
    return not lines


if __name__ == "__main__":
    sys.exit(main())
