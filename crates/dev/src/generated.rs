//! Files that are made from the program itself: lists of sites and checks, the schemas, the usage in the docs.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

/// Each generated file, and the arguments whose output it holds.
const FILES: [(&str, &[&str]); 8] = [
    ("docs/generated/sites.txt", &["sites"]),
    ("docs/generated/fields.md", &["sites", "--fields"]),
    ("docs/generated/checks.txt", &["checks"]),
    ("docs/coverage.md", &["checks", "--advisories"]),
    ("docs/generated/report.schema.json", &["schema", "report"]),
    ("docs/generated/read.schema.json", &["schema", "read"]),
    ("docs/generated/openapi.json", &["schema", "api"]),
    ("docs/generated/usage-check.txt", &["check", "--help"]),
];

/// The Python client's operations and types, made of the description of the service.
const PYTHON: &str = "clients/python/crosscheck_client/generated.py";

pub(crate) fn write() -> anyhow::Result<()> {
    std::fs::write(PYTHON, python_client()?).with_context(|| format!("cannot write {PYTHON}"))?;
    println!("wrote {PYTHON}");
    for (path, arguments) in FILES {
        let folder = Path::new(path).parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        std::fs::write(path, output_of(arguments)?).with_context(|| format!("cannot write {path}"))?;
        println!("wrote {path}");
    }
    Ok(())
}

pub(crate) fn check() -> anyhow::Result<()> {
    crate::scale::check()?;
    if std::fs::read_to_string(PYTHON).with_context(|| format!("cannot read {PYTHON}"))? != python_client()? {
        bail!("{PYTHON} is not made of this description: run `just generated`");
    }
    for (path, arguments) in FILES {
        let held = std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"))?;
        if held != output_of(arguments)? {
            bail!("{path} is not what `crosscheck {}` prints: run `just generated`", arguments.join(" "));
        }
    }
    Ok(())
}

fn python_client() -> anyhow::Result<String> {
    crate::python_client::of(&output_of(&["schema", "api"])?)
}

fn output_of(arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("cargo")
        .args(["run", "--quiet", "--package", "crosscheck-cli", "--"])
        .args(arguments)
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        bail!("crosscheck {} failed: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout).context("its output is not UTF-8")?;
    let lines = text.lines().map(|line| format!("{}\n", line.trim_end()));
    Ok(lines.collect())
}
