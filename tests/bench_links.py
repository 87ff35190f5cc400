#!/usr/bin/env python3
"""Linking beside others, in one run: picture codes joined with themselves beside FAISS, texts beside rensa, one roster beside Splink.

    just bench links [--codes N] [--texts N] [--rows N]

The peers are installed with pip into an environment of this script's own (`--peers FOLDER` keeps it for the next time). One core for all.
Printed: seconds, peak memory, how many of the planted pairs or groups were found, and how many that nobody planted.
"""

import argparse
import csv
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections import defaultdict
from pathlib import Path

PACKAGES = ["faiss-cpu", "pandas", "rensa", "splink"]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", "target")) / "release"
# FAISS finds what has one of eight parts of sixteen bits within one bit; as far as our own search looks.
FAISS_RADIUS = 60
RENSA = {"permutations": 128, "bands": 32, "least": 0.5, "words": 5}
SPLINK_PROBABILITY = 0.9


def say(what, seconds, mib, planted, found, others):
    print(f"{what:<44} {seconds:>8.1f} s {mib:>7} MiB   {found} of {planted} planted, {others} others", flush=True)


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def tell(began, pairs, count):
    """What a peer found, of items of which in the first hundredth every two are copies."""
    copies = count // 100 + (count // 100) % 2
    planted = {(a, a + 1) for a in range(0, copies, 2)}
    print(json.dumps({"seconds": time.monotonic() - began, "mib": peak(), "planted": len(planted),
                      "found": len(planted & pairs), "others": len(pairs - planted)}))


def faiss_codes(file, count):
    import faiss
    import numpy

    faiss.omp_set_num_threads(1)
    codes = numpy.fromfile(file, dtype=numpy.uint8).reshape(count, 32)
    began = time.monotonic()
    index = faiss.IndexBinaryMultiHash(256, 8, 16)
    index.nflip = 1
    index.add(codes)
    pairs = set()
    for first in range(0, count, 10_000):
        limits, _, found = index.range_search(codes[first:first + 10_000], FAISS_RADIUS + 1)
        for at in range(len(limits) - 1):
            for other in found[limits[at]:limits[at + 1]]:
                if other > first + at:
                    pairs.add((first + at, int(other)))
    tell(began, pairs, count)


def rensa_texts(file, count):
    import rensa

    texts = [line.split() for line in open(file, encoding="utf-8")]
    began = time.monotonic()
    width = RENSA["words"]
    index = rensa.RMinHashLSH(threshold=RENSA["least"], num_perm=RENSA["permutations"], num_bands=RENSA["bands"])
    pairs, hashes = set(), []
    for number, words in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=RENSA["permutations"], seed=7)
        sketch.update([" ".join(words[at:at + width]) for at in range(len(words) - width + 1)])
        for other in index.query(sketch):
            if sketch.jaccard(hashes[other]) >= RENSA["least"]:
                pairs.add((other, number))
        index.insert(number, sketch)
        hashes.append(sketch)
    tell(began, pairs, count)


def columns(folder):
    """What a person would put into a table for record linkage: what stands on lines of its own in a CV."""
    found = []
    patterns = {
        "wallet": r"Payment: (\S+)", "iban": r"IBAN (\S+)", "passport": r"Passport No: (\S+)", "account": r"github\.com/(\S+)",
        "employer": r"\n\n[^,\n]+, ([^\n]+)\n[A-Z][a-z]+ \d{4}", "school": r"BSc Computer Science, ([^\n]+)",
    }
    with open(os.path.join(folder, "roster.csv"), encoding="utf-8-sig") as roster:
        for row in csv.DictReader(roster):
            path = os.path.join(folder, row["cv"])
            if not row["candidate_ref"] or not row["consent_ref"] or not os.path.isfile(path):
                continue
            text = Path(path).read_text(encoding="utf-8")
            lines = text.splitlines()
            one = {"unique_id": row["candidate_ref"], "name": lines[0], "email": lines[1], "phone": lines[2]}
            for name, pattern in patterns.items():
                match = re.search(pattern, text)
                one[name] = match.group(1) if match else None
            found.append(one)
    return found


def splink_roster(folder):
    import pandas
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    import splink.comparison_library as comparisons

    exact = ["email", "phone", "wallet", "iban", "passport", "account"]
    table = pandas.DataFrame(columns(folder))
    began = time.monotonic()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparisons.NameComparison("name"),
                     *[comparisons.ExactMatch(name).configure(term_frequency_adjustments=True) for name in exact],
                     comparisons.ExactMatch("employer"), comparisons.ExactMatch("school")],
        blocking_rules_to_generate_predictions=[block_on(name) for name in [*exact, "name"]] + [block_on("employer", "school")],
    )
    api = DuckDBAPI()
    try:
        linker = Linker(api.register(table), settings)
    except (AttributeError, TypeError):
        linker = Linker(table, settings, db_api=api)
    linker.training.estimate_probability_two_random_records_match([block_on("email"), block_on("phone")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in [block_on("phone"), block_on("email")]:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predictions = linker.inference.predict(threshold_match_probability=SPLINK_PROBABILITY)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, SPLINK_PROBABILITY)
    groups = defaultdict(set)
    for _, row in clusters.as_pandas_dataframe().iterrows():
        groups[row["cluster_id"]].add(row["unique_id"])
    told = [sorted(members) for members in groups.values() if len(members) > 1]
    print(json.dumps({"seconds": time.monotonic() - began, "mib": peak(), "clusters": told}))


PEERS = {"faiss": faiss_codes, "rensa": rensa_texts}


def answer(command):
    ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    if ran.returncode != 0:
        sys.exit(f"{command[:4]} ended with {ran.returncode}: {ran.stderr[-2000:]}")
    return json.loads(ran.stdout.splitlines()[-1])


def join(python, folder, what, count, peer):
    file = os.path.join(folder, what)
    ours = answer([TARGET / "examples/bench_links", what, str(count), file])
    theirs = answer([python, __file__, "--as", peer, file, str(count)])
    for who, told in (("crosscheck", ours), (peer, theirs)):
        say(f"{count} {what}, {who}", told["seconds"], told["mib"], told["planted"], told["found"], told["others"])


def roster(python, folder, rows):
    subprocess.run([TARGET / "examples/make_roster", folder, str(rows)], check=True, stdout=subprocess.DEVNULL)
    truth = json.load(open(os.path.join(folder, "truth.json"), encoding="utf-8"))
    planted = {sort: {frozenset(p["members"]) for p in truth["planted"] if p["sort"] == sort} for sort in
               ("group", "double_application")}
    store = os.path.join(folder, "store")
    batch = [TARGET / "crosscheck", "batch", os.path.join(folder, "roster.csv"), "--store", store, "--replay",
             os.path.join(folder, "pages.warc"), "--skip-bad-rows"]
    subprocess.run(batch, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    began = time.monotonic()
    process = subprocess.Popen([TARGET / "crosscheck", "link", "--store", store], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    lines = [json.loads(line) for line in process.stdout]
    _, _, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    ours = {frozenset(line["members"]) for line in lines if line["kind"] in ("cluster", "same_application")}
    told = answer([python, __file__, "--as", "splink", folder])
    theirs = {frozenset(members) for members in told["clusters"]}
    wanted = planted["group"] | planted["double_application"]
    for who, found, took, mib in (("crosscheck link", ours, seconds, used.ru_maxrss >> 10),
                                  ("splink", theirs, told["seconds"], told["mib"])):
        say(f"{rows} candidates, {who}", took, mib, len(wanted), len(found & wanted), len(found - wanted))


def main():
    if sys.argv[1:2] == ["--as"]:
        who, *rest = sys.argv[2:]
        return splink_roster(rest[0]) if who == "splink" else PEERS[who](rest[0], int(rest[1]))
    parser = argparse.ArgumentParser(description="Linking beside FAISS, rensa and Splink.")
    parser.add_argument("--codes", type=int, default=1_000_000)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--peers", type=Path, help="folder of the environment with the peers; kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peers = options.peers or Path(folder) / "peers"
        python = str(peers / "bin/python")
        if not os.path.exists(python):
            venv.create(peers, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        if options.codes:
            join(python, folder, "codes", options.codes, "faiss")
        if options.texts:
            join(python, folder, "texts", options.texts, "rensa")
        if options.rows:
            roster(python, os.path.join(folder, "roster"), options.rows)


main()
