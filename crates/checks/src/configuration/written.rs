//! Configurations as they are written, and the digest of one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use crosscheck_model::Digest;
use serde::Deserialize;

use crate::check::Check;
use crate::configuration::Configuration;
use crate::registry::{check, registry};
use crate::threshold::Threshold;

/// The check that always runs: what was not compared is always said.
const ALWAYS: &str = crate::coverage::CHECK.id;

/// A configuration as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// Without it every check runs.
    enabled: Option<Vec<String>>,
    #[serde(default)]
    disabled: Vec<String>,
    /// Whether the checks run whose findings only compliance may see.
    #[serde(default)]
    restricted: bool,
    #[serde(default)]
    thresholds: BTreeMap<String, BTreeMap<String, f64>>,
}

/// Why a configuration cannot be used.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ConfigurationError {
    /// Not TOML, or a key that does not exist: in the parser's words.
    Toml(String),
    /// No check has this id.
    NoSuchCheck(String),
    /// The check has no threshold of this name.
    NoSuchThreshold {
        /// The check.
        check: &'static str,
        /// As written.
        name: String,
    },
    /// The number lies outside what the threshold allows.
    OutOfRange {
        /// The check.
        check: &'static str,
        /// The threshold.
        threshold: &'static Threshold,
        /// As written.
        value: f64,
    },
    /// The check cannot be switched off.
    AlwaysOn(&'static str),
    /// The same check is switched on and off.
    OnAndOff(&'static str),
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toml(why) => f.write_str(why.trim_end()),
            Self::NoSuchCheck(id) => write!(f, "there is no check {id:?}; `crosscheck checks` lists them"),
            Self::NoSuchThreshold { check: id, name } => {
                let known: Vec<&str> =
                    check(id).into_iter().flat_map(|check| check.thresholds).map(|one| one.name).collect();
                match known.as_slice() {
                    [] => write!(f, "the check {id} has no thresholds, so none that is called {name:?}"),
                    _ => write!(f, "the check {id} has no threshold {name:?}, but {}", known.join(", ")),
                }
            }
            Self::OutOfRange { check, threshold, .. } if threshold.is_fixed() => write!(
                f,
                "the threshold {} of {check} is {threshold} and cannot be set: it belongs to a measurement",
                threshold.name
            ),
            Self::OutOfRange { check, threshold, value } => write!(
                f,
                "the threshold {} of {check} lies between {} and {}, and not at {value}",
                threshold.name, threshold.range.0, threshold.range.1
            ),
            Self::AlwaysOn(id) => write!(f, "{id} cannot be switched off: what was not compared is always said"),
            Self::OnAndOff(id) => write!(f, "{id} is both enabled and disabled"),
        }
    }
}

impl std::error::Error for ConfigurationError {}

impl Configuration {
    /// Reads a configuration: `enabled` or `disabled`, lists of ids of checks, and `[thresholds.ID]` with `NAME = NUMBER`.
    pub fn parse(text: &str) -> Result<Self, ConfigurationError> {
        let written: Written = toml::from_str(text).map_err(|error| ConfigurationError::Toml(error.to_string()))?;
        let known = |id: &String| check(id).ok_or_else(|| ConfigurationError::NoSuchCheck(id.clone()));
        let mut switched_off: BTreeSet<&'static str> = BTreeSet::new();
        let enabled = written.enabled.map(|ids| ids.iter().map(known).collect::<Result<Vec<_>, _>>()).transpose()?;
        if let Some(enabled) = &enabled {
            let on = |check: &&Check| check.id == ALWAYS || enabled.iter().any(|one| one.id == check.id);
            switched_off.extend(registry().iter().filter(|check| !on(check)).map(|check| check.id));
        }
        for id in &written.disabled {
            let check = known(id)?;
            if check.id == ALWAYS {
                return Err(ConfigurationError::AlwaysOn(check.id));
            }
            if enabled.as_ref().is_some_and(|enabled| enabled.iter().any(|one| one.id == check.id)) {
                return Err(ConfigurationError::OnAndOff(check.id));
            }
            switched_off.insert(check.id);
        }
        let mut values = BTreeMap::new();
        for (id, numbers) in &written.thresholds {
            let check = known(id)?;
            for (name, &value) in numbers {
                let no_such = || ConfigurationError::NoSuchThreshold { check: check.id, name: name.clone() };
                let threshold = check.threshold(name).ok_or_else(no_such)?;
                let (least, most) = threshold.range;
                if !(least..=most).contains(&value) || (threshold.is_fixed() && value != threshold.value) {
                    return Err(ConfigurationError::OutOfRange { check: check.id, threshold, value });
                }
                // A number that is set to what it is anyhow makes no other configuration.
                if value != threshold.value {
                    values.insert((check.id, threshold.name), value);
                }
            }
        }
        Ok(Self { switched_off, restricted: written.restricted, values })
    }

    /// The checks that run, in the order of a report.
    pub fn checks(&self) -> impl Iterator<Item = &'static Check> {
        registry().iter().filter(|check| self.is_enabled(check.id) && (self.restricted || !check.restricted))
    }

    /// Of every id, version, level and number in force: two reports with the same digest were made by the same rules.
    pub fn digest(&self) -> Digest {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let mut line = |parts: std::fmt::Arguments<'_>| text.write_fmt(parts).unwrap_or_default();
        for check in self.checks() {
            line(format_args!("check {} {}\n", check.id, check.version));
            for level in check.levels {
                line(format_args!("level {} {} {:?}\n", level.name, level.kind.as_str(), level.strength));
            }
            for threshold in check.thresholds {
                line(format_args!(
                    "threshold {} {} {}\n",
                    threshold.name,
                    self.value(check.id, threshold),
                    threshold.unit
                ));
            }
        }
        Digest::of(text.as_bytes())
    }
}
