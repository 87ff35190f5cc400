//! `crosscheck store` and `crosscheck audit`.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use crosscheck_store::{Location, Receipt, Store};
use jiff::Timestamp;

use crate::output::{self, Status};
use crate::workers;

/// Which store.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// Folder of the store, or postgres://...
    #[arg(long, value_name = "STORE", env = "CROSSCHECK_STORE", hide_env_values = true)]
    store: String,
    /// File with the key of a store on PostgreSQL; a folder has its own
    #[arg(long, value_name = "FILE", env = "CROSSCHECK_STORE_KEY_FILE", hide_env_values = true)]
    store_key: Option<PathBuf>,
}

impl Which {
    pub(crate) fn location(&self) -> Location {
        Location::parse(&self.store, self.store_key.clone())
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum StoreCommand {
    /// Make a store
    Init(Which),
    /// Bring a store to the layout of this program
    Migrate(Which),
    /// Open every record, follow the log, and say what is wrong
    Check(Which),
    /// Write the database into a file; its key is not in it and must be kept apart
    Backup {
        #[command(flatten)]
        which: Which,
        /// File to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Make a store of a backup
    Restore {
        #[command(flatten)]
        which: Which,
        /// File that `backup` wrote
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The key of the store that was backed up
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The store that was backed up: whoever was erased in it since is erased again
        #[arg(long, value_name = "STORE")]
        erased_in: Option<PathBuf>,
    },
    /// Delete everything that is kept of a candidate and print a receipt
    Erase {
        #[command(flatten)]
        which: Which,
        /// The candidate_ref of the roster
        reference: String,
        /// Write the receipt into this file
        #[arg(long, value_name = "FILE")]
        receipt: Option<PathBuf>,
    },
    /// Place a legal hold: the case cannot be erased until it is lifted
    Hold {
        #[command(flatten)]
        which: Which,
        /// The candidate_ref of the roster
        reference: String,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Lift a legal hold
    LiftHold {
        #[command(flatten)]
        which: Which,
        /// The candidate_ref of the roster
        reference: String,
    },
    /// List the cases whose time of retention is over
    Retention {
        #[command(flatten)]
        which: Which,
        /// Keep cases of which no known law speaks for so many days
        #[arg(long, value_name = "DAYS")]
        keep_days: Option<u32>,
        /// Erase what is due and not on hold
        #[arg(long)]
        apply: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Follow the log from its first entry, check its signatures, and print the last entry, signed
    Verify {
        #[command(flatten)]
        which: Which,
        /// A last entry that was printed earlier (NUMBER:HASH): shows whether the log was cut or rewritten since
        #[arg(long, value_name = "NUMBER:HASH")]
        kept: Option<String>,
        /// A receipt of an erasure: shows whether it is this store's and unchanged
        #[arg(long, value_name = "FILE")]
        receipt: Option<PathBuf>,
    },
    /// Print the newest entries as JSON, one a line
    List {
        #[command(flatten)]
        which: Which,
        /// How many
        #[arg(long, default_value_t = 100)]
        last: i64,
    },
}

pub(crate) fn run(command: StoreCommand) -> anyhow::Result<Status> {
    workers::runtime()?.block_on(perform(command))
}

async fn perform(command: StoreCommand) -> anyhow::Result<Status> {
    match command {
        StoreCommand::Init(which) => {
            let location = which.location();
            Store::init(&location).await?.close().await;
            let key = match &location {
                Location::Folder(folder) => folder.join("store.key").display().to_string(),
                Location::Postgres { .. } => "the file that was named".to_owned(),
            };
            output::say(&format!("made; its key is in {key}: keep a copy apart, without it nothing can be read"));
        }
        StoreCommand::Migrate(which) => {
            let (from, to) = Store::migrate(&which.location()).await?;
            output::say(&format!("layout {from}, now {to}"));
        }
        StoreCommand::Check(which) => return check(&which).await,
        StoreCommand::Backup { which, out } => Store::open(&which.location()).await?.backup(&out).await?,
        StoreCommand::Restore { which, from, key, erased_in } => {
            let other = match erased_in {
                Some(folder) => Some(Store::open(&Location::Folder(folder)).await?),
                None => None,
            };
            let (store, again) = Store::restore(&from, &key, &which.location(), other.as_ref()).await?;
            store.close().await;
            output::say(&format!("restored; {again} erased again"));
            if other.is_none() {
                output::say(
                    "whoever was erased since the backup is in it again: erase them, or name the store with --erased-in",
                );
            }
        }
        StoreCommand::Erase { which, reference, receipt } => {
            let store = Store::open(&which.location()).await?;
            let written = serde_json::to_string_pretty(&store.erase(&reference).await?)? + "\n";
            store.close().await;
            match receipt {
                Some(path) => output::write_file(&path, written.as_bytes())?,
                None => output::print(&written)?,
            }
            output::say(
                "reports and dossiers that were written into folders (batch --out) are not in the store: delete them there",
            );
        }
        StoreCommand::Hold { which, reference, reason } => {
            Store::open(&which.location()).await?.hold(&reference, &reason).await?;
        }
        StoreCommand::LiftHold { which, reference } => {
            if !Store::open(&which.location()).await?.lift_hold(&reference).await? {
                bail!("no hold stands on this case");
            }
        }
        StoreCommand::Retention { which, keep_days, apply } => return retention(&which, keep_days, apply).await,
    }
    Ok(Status::Done)
}

async fn check(which: &Which) -> anyhow::Result<Status> {
    let report = Store::open(&which.location()).await?.check().await?;
    output::print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
    Ok(if report.problems.is_empty() { Status::Done } else { Status::SomeFailed })
}

async fn retention(which: &Which, keep_days: Option<u32>, apply: bool) -> anyhow::Result<Status> {
    let store = Store::open(&which.location()).await?;
    for due in store.due(Timestamp::now(), keep_days).await? {
        let mut line = serde_json::json!({ "candidate_ref": due.reference, "since": due.since, "held": due.held });
        if apply && !due.held {
            line["receipt"] = serde_json::to_value(store.erase(&due.reference).await?)?;
        }
        output::print(&format!("{line}\n"))?;
    }
    store.close().await;
    Ok(Status::Done)
}

pub(crate) fn audit(command: AuditCommand) -> anyhow::Result<Status> {
    workers::runtime()?.block_on(async {
        match command {
            AuditCommand::Verify { which, kept, receipt } => verify(&which, kept.as_deref(), receipt).await,
            AuditCommand::List { which, last } => {
                for entry in Store::open(&which.location()).await?.audit_entries(last).await? {
                    output::print(&(serde_json::to_string(&entry)? + "\n"))?;
                }
                Ok(Status::Done)
            }
        }
    })
}

async fn verify(which: &Which, kept: Option<&str>, receipt: Option<PathBuf>) -> anyhow::Result<Status> {
    let kept = kept.map(|kept| {
        let parts = kept.split_once(':').and_then(|(number, hash)| Some((number.parse().ok()?, hash)));
        parts.with_context(|| format!("--kept {kept}: write it as NUMBER:HASH"))
    });
    let store = Store::open(&which.location()).await?;
    let mut report = store.verify_audit(kept.transpose()?).await?;
    if let Some(path) = receipt {
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let receipt: Receipt =
            serde_json::from_str(&text).with_context(|| format!("{} is no receipt", path.display()))?;
        if !store.verify_receipt(&receipt).await? {
            report.problems.push("the receipt is not this store's, or was changed".to_owned());
        }
    }
    output::print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
    Ok(if report.problems.is_empty() { Status::Done } else { Status::SomeFailed })
}
