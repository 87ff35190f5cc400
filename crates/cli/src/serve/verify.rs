use std::path::PathBuf;

use clap::Args;
use crosscheck_service::Evidence;
use serde_json::json;

use crate::output::{self, Status};
use crate::{input, workers};

#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// A file from `/v1/cases/{id}/evidence`
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The public key of the installation that signed it, if it is known from elsewhere
    #[arg(long, value_name = "HEX")]
    public_key: Option<String>,
    /// Which checks ran, if they were not the usual ones (TOML)
    #[arg(long, value_name = "FILE")]
    checks: Option<PathBuf>,
}

pub(crate) fn run(arguments: VerifyArguments) -> anyhow::Result<Status> {
    let bytes = input::archive(&arguments.file)?;
    let checks = arguments.checks.as_deref().map(input::checks).transpose()?.unwrap_or_default();
    let engine = workers::engine()?.with_checks(checks);
    let verified = workers::runtime()?.block_on(async {
        let evidence = Evidence::read(&bytes)?;
        evidence.check(arguments.public_key.as_deref())?;
        evidence.make_again(&engine).await?;
        Ok::<_, crosscheck_service::EvidenceError>(evidence.manifest)
    });
    match verified {
        Ok(manifest) => {
            output::print(&(serde_json::to_string_pretty(&json!({ "verified": true, "manifest": manifest }))? + "\n"))?;
            if arguments.public_key.is_none() {
                output::say(
                    "crosscheck: compare public_key with the installation's: anybody can sign with a key of their own",
                );
            }
            Ok(Status::Done)
        }
        Err(error) => {
            output::say(&format!("crosscheck: {}: {error}", arguments.file.display()));
            Ok(Status::SomeFailed)
        }
    }
}
