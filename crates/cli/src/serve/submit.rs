use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use crosscheck_client::{CaseState, Client, File, NewCase};
use url::Url;

use crate::output::{self, Status};
use crate::{input, workers};

#[derive(Debug, Args)]
pub(crate) struct SubmitArguments {
    /// Where the service is
    #[arg(long, value_name = "URL")]
    server: Url,
    /// The API key, from `crosscheck key create`
    #[arg(long, value_name = "KEY", env = "CROSSCHECK_API_KEY", hide_env_values = true)]
    key: String,
    /// The customer's reference to the application
    #[arg(long, value_name = "TEXT")]
    external_ref: String,
    /// Reference to the candidate's consent
    #[arg(long, value_name = "TEXT")]
    consent_ref: String,
    /// Why the check is permitted
    #[arg(long, value_name = "TEXT")]
    purpose: String,
    /// Whose law holds: ISO 3166, as US-CA or NL
    #[arg(long, value_name = "CODE")]
    jurisdiction: String,
    /// The CV
    #[arg(long, value_name = "FILE")]
    cv: Option<PathBuf>,
    /// A dossier (WACZ): pages are read from it, and nothing is fetched
    #[arg(long, value_name = "FILE")]
    dossier: Option<PathBuf>,
    /// Under the same word a case is made once
    #[arg(long, value_name = "TEXT")]
    idempotency_key: Option<String>,
    /// Wait for the report and print it in this form instead of the case's id
    #[arg(long, value_enum, value_name = "FORM")]
    wait: Option<Form>,
    /// Links and further files
    #[arg(value_name = "FILE|LINK")]
    given: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
    Html,
}

impl Form {
    const fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::Json => "application/json",
            Self::Html => "text/html",
        }
    }
}

pub(crate) fn run(arguments: &SubmitArguments) -> anyhow::Result<Status> {
    let new = new_case(arguments)?;
    let client = Client::new(arguments.server.clone(), &arguments.key)?;
    workers::runtime()?.block_on(async {
        let case = client.submit(&new, arguments.idempotency_key.as_deref()).await.context("the case was not taken")?;
        let Some(form) = arguments.wait else {
            output::print(&(case.id + "\n"))?;
            return Ok(Status::Done);
        };
        let case = client.wait(&case.id).await?;
        if case.state != CaseState::Done {
            bail!("{} has no report: look at it at {}v1/cases/{}", case.id, arguments.server, case.id);
        }
        let report = client.report(&case.id, form.media_type()).await?;
        output::print(&String::from_utf8_lossy(&report))?;
        Ok(Status::Done)
    })
}

fn new_case(arguments: &SubmitArguments) -> anyhow::Result<NewCase> {
    let mut new = NewCase {
        external_ref: arguments.external_ref.clone(),
        consent_ref: arguments.consent_ref.clone(),
        permissible_purpose: arguments.purpose.clone(),
        jurisdiction: arguments.jurisdiction.clone(),
        cv: arguments.cv.as_deref().map(file).transpose()?,
        dossier: arguments.dossier.as_deref().map(file).transpose()?,
        ..NewCase::default()
    };
    for text in &arguments.given {
        match input::given(text)? {
            input::Given::Link(link) => new.links.push(link.into()),
            input::Given::File(path) => new.files.push(file(&path)?),
        }
    }
    Ok(new)
}

fn file(path: &Path) -> anyhow::Result<File> {
    let (name, bytes) = input::file(path)?;
    Ok(File::new(name, &bytes))
}
