use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use crosscheck_fetch::{Budget, Settings};
use serde::Deserialize;

use crate::network_args::{Browser, Network};

/// The settings file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    contact: Option<String>,
    cache_dir: Option<PathBuf>,
    requests_total: Option<usize>,
    requests_per_host: Option<usize>,
    tokens: BTreeMap<String, String>,
}

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum From {
    Default,
    File(PathBuf),
    Environment(&'static str),
}

impl fmt::Display for From {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment(name) => write!(f, "environment variable {name}"),
        }
    }
}

/// A setting with its source.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) from: From,
}

/// Settings in force.
pub(crate) struct Loaded {
    pub(crate) contact: Setting<Option<String>>,
    pub(crate) cache_dir: Setting<Option<PathBuf>>,
    pub(crate) requests_total: Setting<usize>,
    pub(crate) requests_per_host: Setting<usize>,
    /// By the key that the site's own folder gives it.
    pub(crate) tokens: Vec<(&'static str, Setting<Option<String>>)>,
}

impl Loaded {
    /// The environment over the file over the defaults. A file that was named must be there; the usual one may be absent.
    pub(crate) fn load(named: Option<&Path>) -> anyhow::Result<Self> {
        let path = named.map(Path::to_owned).or_else(|| usual_path().filter(|path| path.exists()));
        let (file, from) = match path {
            Some(path) => {
                let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
                let file = toml::from_str(&text)
                    .with_context(|| format!("{} is not a valid settings file", path.display()))?;
                (file, From::File(path))
            }
            None => (File::default(), From::Default),
        };
        let sites = crosscheck_sites::directory();
        if let Some(key) = file.tokens.keys().find(|key| !sites.tokens().any(|token| token.key == **key)) {
            let known: Vec<&str> = sites.tokens().map(|token| token.key).collect();
            bail!("the settings file has tokens.{key}; known are {}", known.join(", "));
        }
        let text = |name: &'static str, in_file: Option<String>| match std::env::var(name) {
            Ok(value) if !value.is_empty() => Setting { value: Some(value), from: From::Environment(name) },
            _ => Setting { from: origin(&in_file, &from), value: in_file },
        };
        let budget = Budget::default();
        let number = |in_file: Option<usize>, default| Setting {
            from: origin(&in_file, &from),
            value: in_file.unwrap_or(default),
        };
        let cache_dir = text("CROSSCHECK_CACHE_DIR", file.cache_dir.map(|path| path.to_string_lossy().into_owned()));
        Ok(Self {
            contact: text("CROSSCHECK_CONTACT", file.contact),
            cache_dir: Setting { value: cache_dir.value.map(PathBuf::from), from: cache_dir.from },
            requests_total: number(file.requests_total, budget.total),
            requests_per_host: number(file.requests_per_host, budget.per_host),
            tokens: sites
                .tokens()
                .map(|token| (token.key, text(token.variable, file.tokens.get(token.key).cloned())))
                .collect(),
        })
    }

    /// For the fetcher, with the options of this command.
    pub(crate) fn for_fetching(&self, network: &Network, browser: &Browser) -> anyhow::Result<Settings> {
        let mut settings = Settings {
            contact: self.contact.value.clone(),
            cache_dir: self.cache_dir.value.clone(),
            sites: crosscheck_sites::directory(),
            evaluator: crosscheck_sites::EVALUATOR,
            tokens: self.tokens.iter().filter_map(|(key, token)| Some((*key, token.value.clone()?))).collect(),
            budget: Budget { total: self.requests_total.value, per_host: self.requests_per_host.value },
            ca_files: network.ca.clone(),
            browser: browser.browser.clone().map(Option::unwrap_or_default),
            // Waiting between requests is for the hosts of others.
            hurry_private: !network.polite_private,
            ..Settings::default()
        };
        for range in &network.allow_private {
            match range.parse() {
                Ok(range) => settings.allow_private.push(range),
                Err(error) => bail!("--allow-private {range}: {error}"),
            }
        }
        for host in &network.resolve {
            match host.parse() {
                Ok(host) => settings.resolve.push(host),
                Err(error) => bail!("--resolve {host}: {error}"),
            }
        }
        Ok(settings)
    }
}

fn origin<T>(in_file: &Option<T>, file: &From) -> From {
    if in_file.is_some() { file.clone() } else { From::Default }
}

/// `$XDG_CONFIG_HOME/crosscheck/config.toml`, or the same under `~/.config`.
fn usual_path() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = variable("XDG_CONFIG_HOME").or_else(|| Some(variable("HOME")?.join(".config")))?;
    Some(folder.join("crosscheck").join("config.toml"))
}
