use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use clap::builder::ArgPredicate;
use crosscheck_engine::Limits;
use crosscheck_fetch::Fetcher;
use crosscheck_service::{Options, Say, Service};
use crosscheck_store::{Location, Store};
use jiff::SignedDuration;
use tokio::net::TcpListener;
use url::Url;

use crate::config::Loaded;
use crate::network_args::Browser;
use crate::opening::Opening;
use crate::output::{self, Status};
use crate::pages::WhichPages;
use crate::store::Which;
use crate::{input, workers};

/// Cases under way at a time, unless `--jobs` says.
const JOBS: usize = 16;
/// Where a worker's service is, unless `--public-url` says.
const UNKNOWN: &str = "http://127.0.0.1:8080";
/// A shorter lease runs out whenever the database has a slow moment.
const SHORTEST_LEASE: Duration = Duration::from_secs(1);
/// Requests a minute that a key may make, unless `--rate` says.
const RATE: u32 = 600;

#[derive(Debug, Args)]
#[command(mut_arg("store", |store| {
    // A demo makes a store of its own.
    store.required(false).required_unless_present("demo").default_value_if("demo", ArgPredicate::IsPresent, "")
}))]
pub(crate) struct ServeArguments {
    /// Address to answer at
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Requests a minute that a key may make
    #[arg(long, value_name = "N", default_value_t = RATE)]
    rate: u32,
    /// Try the page: a temporary store with cases about people who do not exist, and a link that lets you in
    #[arg(long, conflicts_with_all = ["store", "replay"])]
    demo: bool,
    #[command(flatten)]
    work: WorkerArguments,
}

#[derive(Debug, Args)]
pub(crate) struct WorkerArguments {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    pages: WhichPages,
    #[command(flatten)]
    opening: Opening,
    /// Where callers reach the service: links in messages begin so
    #[arg(long, value_name = "URL")]
    public_url: Option<Url>,
    /// Cases under way at a time
    #[arg(long, value_name = "N", default_value_t = JOBS)]
    jobs: usize,
    /// Which checks run, and with which thresholds (TOML)
    #[arg(long, value_name = "FILE")]
    checks: Option<PathBuf>,
    /// Others take this process's cases when nothing was heard of it for so long
    #[arg(long, value_name = "D", default_value = "30s")]
    lease: String,
}

fn say() -> Say {
    Arc::new(|line| output::say(&format!("crosscheck: {line}")))
}

pub(crate) fn serve(arguments: ServeArguments, settings: &Loaded) -> anyhow::Result<Status> {
    runtime()?.block_on(async {
        let listen = arguments.listen;
        let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot answer at {listen}"))?;
        let own = format!("http://{}", listener.local_addr()?);
        // The folder goes when the program ends.
        let folder = arguments.demo.then(tempfile::tempdir).transpose().context("cannot make a folder for the demo")?;
        let location = folder
            .as_ref()
            .map_or_else(|| arguments.work.which.location(), |folder| Location::Folder(folder.path().to_owned()));
        let (service, store) = service(&arguments.work, location, arguments.rate, settings, &own).await?;
        output::say(&format!("crosscheck: answering at {own}"));
        if arguments.demo {
            let link = crosscheck_service::fill_with_invented_cases(&service).await?;
            output::say(&format!("crosscheck: look at invented cases: {link}"));
        } else if let Some(link) = crosscheck_service::set_up_link(&service).await? {
            output::say(&format!("crosscheck: nobody can sign in to the page yet; make the first user: {link}"));
        }
        crosscheck_service::serve(listener, service, say(), told_to_stop()).await.context("cannot go on answering")?;
        store.close().await;
        Ok(Status::Done)
    })
}

pub(crate) fn worker(arguments: WorkerArguments, settings: &Loaded) -> anyhow::Result<Status> {
    runtime()?.block_on(async {
        let (service, store) = service(&arguments, arguments.which.location(), RATE, settings, UNKNOWN).await?;
        output::say("crosscheck: running the cases that wait");
        crosscheck_service::work(service, say(), told_to_stop()).await;
        store.close().await;
        Ok(Status::Done)
    })
}

/// Answers and cases side by side.
fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start")
}

async fn service(
    work: &WorkerArguments,
    location: Location,
    rate: u32,
    settings: &Loaded,
    own: &str,
) -> anyhow::Result<(Service, Store)> {
    let checks = work.checks.as_deref().map(input::checks).transpose()?.unwrap_or_default();
    let lease: SignedDuration =
        work.lease.parse().with_context(|| format!("--lease {}: write a duration such as 30s", work.lease))?;
    let lease = Duration::try_from(lease).ok().filter(|lease| *lease >= SHORTEST_LEASE);
    let lease = lease.with_context(|| format!("--lease must be at least {} s", SHORTEST_LEASE.as_secs()))?;
    let store = Store::open_or_init(&location).await?.with_lease(lease);
    let source = work.pages.source(settings, Some(&store))?;
    let limits = Limits { cases: work.jobs.max(1), ..Limits::default() };
    let engine = workers::engine_opening(&work.opening, limits)?.with_checks(checks);
    let network = &work.pages.network;
    let messenger = Fetcher::new(settings.for_fetching(network, &Browser::default())?)?;
    let options = Options {
        pages: source.pages,
        as_of: source.as_of,
        overrides: source.overrides,
        jobs: work.jobs.max(1),
        rate,
        public_url: work.public_url.as_ref().map_or_else(|| own.to_owned(), Url::to_string),
        messenger: Some(messenger),
        private_endpoints: !network.allow_private.is_empty() || !network.resolve.is_empty(),
    };
    Ok((Service::new(store.clone(), engine, options), store))
}

/// Ends when the system or the terminal asks the program to.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut asked) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = asked.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    drop(tokio::signal::ctrl_c().await);
}
