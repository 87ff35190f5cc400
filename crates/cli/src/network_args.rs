use std::path::PathBuf;

use clap::Args;

/// How links are read; printed in the report when used.
#[derive(Debug, Args, Default)]
pub(crate) struct Browser {
    /// Show pages that are empty without JavaScript to the Chromium that is installed, or to this program (needs a build
    /// with the feature `browser`)
    #[arg(long, value_name = "PROGRAM", require_equals = true, hide_short_help = true, help_heading = "More")]
    pub(crate) browser: Option<Option<PathBuf>>,
}

/// For testing and for intranets; each is off by default and is printed in the report when used.
#[derive(Debug, Args, Default)]
#[command(next_help_heading = "Testing and intranets")]
pub(crate) struct Network {
    /// Also fetch from addresses in this range
    #[arg(long, hide_short_help = true, value_name = "CIDR")]
    pub(crate) allow_private: Vec<String>,
    /// Connect to this address when a link names this host and port
    #[arg(long, hide_short_help = true, value_name = "HOST:PORT:ADDR")]
    pub(crate) resolve: Vec<String>,
    /// Also trust the certificate authorities in this file (PEM)
    #[arg(long, hide_short_help = true, value_name = "FILE")]
    pub(crate) ca: Vec<PathBuf>,
    /// Ask what --allow-private and --resolve let through at the pace of public hosts
    #[arg(long, hide_short_help = true)]
    pub(crate) polite_private: bool,
}
