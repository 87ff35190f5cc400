//! Every file under `src/<check>/cases/` is a test of its own, run with that check alone.
#![expect(clippy::disallowed_methods, reason = "tests read their case files")]

use std::path::Path;

mod expected;
#[path = "../support/mod.rs"]
mod support;

fn one_check(path: &Path) -> datatest_stable::Result<()> {
    let folder = path.parent().and_then(Path::parent).and_then(Path::file_name).ok_or("no folder")?;
    let id = folder.to_string_lossy();
    let check = crosscheck_checks::check(&id).ok_or_else(|| format!("no check is called {id}"))?;
    let prepared = support::Prepared::read(&std::fs::read_to_string(path)?)?;
    let findings = check.run(&prepared.evidence());
    expected::expect_exactly(&prepared, &findings)?;
    support::hold_the_rules(&prepared, &findings)?;
    Ok(())
}

fn whole_case(path: &Path) -> datatest_stable::Result<()> {
    let prepared = support::Prepared::read(&std::fs::read_to_string(path)?)?;
    let findings = prepared.findings();
    expected::expect_contradictions(&prepared, &findings)?;
    support::hold_the_rules(&prepared, &findings)?;
    Ok(())
}

datatest_stable::harness! {
    { test = one_check, root = "src", pattern = r"/cases/.*\.toml$" },
    { test = whole_case, root = "cases", pattern = r"\.toml$" },
}
