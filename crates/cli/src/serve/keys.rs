use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use crosscheck_service::Scope;
use crosscheck_store::{KeyBasis, NewApiKey, Store};
use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::output::{self, Status};
use crate::store::Which;
use crate::workers;

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a key and print it, once: only its digest is kept
    Create {
        #[command(flatten)]
        which: Which,
        /// Whose cases it opens
        #[arg(long, value_name = "NAME")]
        tenant: String,
        /// What it may do: cases:write, cases:read, cases:decide, cases:erase, webhooks, ats; may be given several times
        #[arg(long, value_name = "SCOPE", required = true)]
        scope: Vec<String>,
        /// It opens nothing after this: a duration (2160h) or a time (RFC 3339)
        #[arg(long, value_name = "D")]
        expires: Option<String>,
        #[command(flatten)]
        basis: Box<Basis>,
        /// A key for trying things out: its cases are apart, and nothing is fetched for them
        #[arg(long)]
        test: bool,
    },
    /// List the keys, as JSON, one a line
    List(Which),
    /// End a key
    Revoke {
        #[command(flatten)]
        which: Which,
        /// Its id, as in the list
        id: String,
    },
}

/// On which basis another system's orders are run: its form has no place for that. Needed with the scope `ats`.
#[derive(Debug, Args)]
pub(crate) struct Basis {
    /// For `ats`: where the candidates' consent is written down; printed in the reports
    #[arg(long, value_name = "TEXT")]
    consent: Option<String>,
    /// For `ats`: why the checks are permitted; printed in the reports
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    /// For `ats`: whose law holds, as US-CA or NL
    #[arg(long, value_name = "CODE")]
    jurisdiction: Option<String>,
    /// For Ashby: where it takes updates of assessments; for Lever: its interface, if not the one of api.lever.co
    #[arg(long, value_name = "URL", requires = "answer_key")]
    answer_url: Option<Url>,
    /// For Ashby and Lever: the customer's key there
    #[arg(long, value_name = "KEY", env = "CROSSCHECK_ANSWER_KEY", hide_env_values = true)]
    answer_key: Option<String>,
    /// For Lever: the signature token of its webhook
    #[arg(long, value_name = "TOKEN", env = "CROSSCHECK_SIGNATURE_TOKEN", hide_env_values = true, requires = "stage")]
    signature_token: Option<String>,
    /// For Lever: the id of the stage in which an application is compared
    #[arg(long, value_name = "ID", requires = "signature_token", requires = "answer_key")]
    stage: Option<String>,
}

impl Basis {
    fn stated(self, needed: bool) -> anyhow::Result<Option<KeyBasis>> {
        let (Some(consent), Some(purpose), Some(jurisdiction)) = (self.consent, self.purpose, self.jurisdiction) else {
            if needed {
                bail!(
                    "the scope ats needs --consent, --purpose and --jurisdiction: an order of another system does not say them"
                );
            }
            return Ok(None);
        };
        let answer_url = self.answer_url.map(String::from).unwrap_or_default();
        let answer_key = self.answer_key.unwrap_or_default();
        let signature_token = self.signature_token.unwrap_or_default();
        let stage = self.stage.unwrap_or_default();
        Ok(Some(KeyBasis { consent, purpose, jurisdiction, answer_url, answer_key, signature_token, stage }))
    }
}

pub(crate) fn run(command: KeyCommand) -> anyhow::Result<Status> {
    workers::runtime()?.block_on(perform(command))
}

async fn perform(command: KeyCommand) -> anyhow::Result<Status> {
    match command {
        KeyCommand::Create { which, tenant, scope, expires, basis, test } => {
            let scopes = scopes(&scope)?;
            if !is_name(&tenant) {
                bail!("--tenant {tenant}: write a name of 1 to 64 letters, digits, - and _");
            }
            let basis = basis.stated(scopes.iter().any(|scope| scope == Scope::Ats.as_str()))?;
            let expires_at = expires.as_deref().map(end).transpose()?;
            let store = Store::open_or_init(&which.location()).await?;
            let new = NewApiKey { tenant: &tenant, scopes: &scopes, live: !test, expires_at };
            let (made, text) = store.create_api_key(&new).await?;
            if let Some(basis) = basis {
                store.set_key_basis(&made, &basis).await?;
            }
            store.close().await;
            output::print(&(text + "\n"))?;
            output::say(&format!("{} of {tenant}: it is shown this once", made.id));
        }
        KeyCommand::List(which) => {
            for key in Store::open(&which.location()).await?.api_keys().await? {
                output::print(&(serde_json::to_string(&key)? + "\n"))?;
            }
        }
        KeyCommand::Revoke { which, id } => {
            if !Store::open(&which.location()).await?.revoke_api_key(&id).await? {
                bail!("there is no key {id} that is still valid");
            }
        }
    }
    Ok(Status::Done)
}

/// Scopes as they are kept; several may stand in one argument.
fn scopes(given: &[String]) -> anyhow::Result<Vec<String>> {
    let mut scopes = Vec::new();
    for text in given.iter().flat_map(|text| text.split([',', ' '])).filter(|text| !text.is_empty()) {
        let Some(scope) = Scope::parse(text) else {
            let known: Vec<&str> = Scope::ALL.into_iter().map(Scope::as_str).collect();
            bail!("there is no scope {text}; known are {}", known.join(", "));
        };
        if !scopes.iter().any(|known| known == scope.as_str()) {
            scopes.push(scope.as_str().to_owned());
        }
    }
    Ok(scopes)
}

fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn end(text: &str) -> anyhow::Result<Timestamp> {
    if let Ok(duration) = text.parse::<SignedDuration>() {
        return Timestamp::now().checked_add(duration).context("--expires lies too far ahead");
    }
    text.parse().with_context(|| format!("--expires {text}: write a duration such as 2160h, or a time (RFC 3339)"))
}
