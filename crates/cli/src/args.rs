use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use url::Url;

use crate::network_args::{Browser, Network};
use crate::opening::Opening;

/// How the commands are used most.
const EXAMPLES: &str = "\
Examples:
  crosscheck check cv.pdf https://code.example/LOGIN https://name.example
  crosscheck check cv.docx Profile.pdf saved.html https://code.example/LOGIN --format html --out report.html
  crosscheck check --replay case.wacz --verbose";

/// What the exit status says.
const STATUS: &str = "\
Exit status:
  0  it ran and something was read
  2  the command or a file is wrong
  3  a contradiction was found, and --fail-on contradiction was given
  4  links were given and none of them could be read
  5  rows of a batch have no result, or what was verified does not hold
  6  a batch ended before its last row because it was told to";

/// Compares a CV with the profiles a candidate supplied and shows where they state different things, with both quotes.
///
/// It compares what sources state; it never scores or labels a person.
#[derive(Debug, Parser)]
#[command(
    name = "crosscheck",
    version,
    propagate_version = true,
    max_term_width = 100,
    after_help = EXAMPLES,
    after_long_help = format!("{EXAMPLES}\n\n{STATUS}")
)]
pub(crate) struct Arguments {
    /// Settings file (TOML); without it, config.toml in the user's configuration folder if there is one
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true, display_order = 900)]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare the CVs and profiles of one candidate and print a report
    Check(Box<Check>),
    /// Print what one source states, as JSON
    Read(Read),
    /// Compare two values, or a stream of pairs
    Compare {
        #[command(subcommand)]
        what: Compare,
    },
    /// Run the rows of a roster and keep their results in a store; an interrupted run is gone on with
    Batch(Box<crate::batch::BatchArguments>),
    /// Show what the applications of a store share
    Link(crate::link::LinkArguments),
    /// One stage of the work on rows of standard input, for engines that spread work over machines
    Exec(Box<crate::exec::ExecArguments>),
    /// List the cases of a store
    Cases(crate::batch::CasesArguments),
    /// Make, check, back up and migrate a store of cases; erase a person, place holds
    Store {
        #[command(subcommand)]
        what: crate::store::StoreCommand,
    },
    /// Verify the log of a store
    Audit {
        #[command(subcommand)]
        what: crate::store::AuditCommand,
    },
    /// Answer over HTTP: cases are handed in, run, and read with API keys
    Serve(Box<crate::serve::ServeArguments>),
    /// Run the cases that wait in a store, without answering anybody
    Worker(Box<crate::serve::WorkerArguments>),
    /// Hand a case in at a service
    Submit(Box<crate::serve::SubmitArguments>),
    /// Make, list and end API keys
    Key {
        #[command(subcommand)]
        what: crate::serve::KeyCommand,
    },
    /// Verify signed evidence: make its report again from its dossier and compare byte for byte
    Verify(crate::serve::VerifyArguments),
    /// Ask a candidate to show that they control the profiles they name, and look
    Challenge {
        #[command(subcommand)]
        what: ChallengeCommand,
    },
    /// List the sites that are read: method, fields, limits, terms, health
    Sites {
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Only which fields each gives, as a table in Markdown
        #[arg(long, conflicts_with = "json")]
        fields: bool,
    },
    /// List the checks
    Checks {
        /// As JSON
        #[arg(long)]
        json: bool,
        /// What serves each row of the advisories, as a Markdown table
        #[arg(long, conflicts_with = "json")]
        advisories: bool,
    },
    /// Explain a check: what it finds, why it matters, what else can explain it
    Explain {
        /// Id of the check, as in `crosscheck checks`
        id: String,
    },
    /// Print the JSON Schema of an output
    Schema {
        /// Which output
        #[arg(value_enum, default_value_t = Output::Report)]
        of: Output,
    },
    /// Show the settings in force and where each comes from
    Config,
    /// Print a completion script for a shell
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write the pages of all commands into a folder
    Man {
        /// Folder to write into
        #[arg(long, value_name = "FOLDER")]
        directory: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// What `check --format json` prints
    Report,
    /// What `read` prints
    Read,
    /// What a service answers, as an OpenAPI document
    Api,
}

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Check {
    /// Files and links in any order: CVs, exported or saved profiles, captures (WACZ, WARC), links to profiles and pages
    #[arg(value_name = "FILE|LINK")]
    pub(crate) given: Vec<String>,
    /// A CV, where its content does not tell that it is one; may be given several times
    #[arg(long = "cv", value_name = "FILE")]
    pub(crate) cvs: Vec<PathBuf>,
    /// A saved or exported profile, with its address where the file does not say it
    #[arg(long = "profile", value_name = "FILE[=URL]")]
    pub(crate) profiles: Vec<String>,
    /// Records that you hold (sign-ins, payments, deliveries, documents): a file or a flat folder of them; see docs/records.md
    #[arg(long, value_name = "FOLDER|FILE")]
    pub(crate) records: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) opening: Opening,
    /// Form of the report: text, json or html
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true)]
    pub(crate) format: Format,
    /// Write the report to this file instead of the screen
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// In text: also every quote, all findings, timeline, steps and versions
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// Reference to the candidate's consent; printed in the report
    #[arg(long, value_name = "TEXT")]
    pub(crate) consent_ref: Option<String>,
    /// Permissible purpose of the check; printed in the report
    #[arg(long, value_name = "TEXT")]
    pub(crate) purpose: Option<String>,
    /// Keep everything that was fetched and handed in as a dossier (WACZ)
    #[arg(long, value_name = "FILE", help_heading = "Dossiers")]
    pub(crate) save: Option<PathBuf>,
    /// Read from a dossier (WACZ, WARC, WARC.gz) instead of the network
    #[arg(long, value_name = "FILE", help_heading = "Dossiers")]
    pub(crate) replay: Option<PathBuf>,
    /// Evaluate the case as of this time (RFC 3339) instead of now, or of the time the dossier was made
    #[arg(long, alias = "at", value_name = "TIME", help_heading = "Dossiers")]
    pub(crate) as_of: Option<Timestamp>,
    /// Exit with status 3 if the report holds one of these
    #[arg(long, value_enum, value_name = "KIND", help_heading = "More")]
    pub(crate) fail_on: Option<FailOn>,
    /// Which checks run, and with which thresholds (TOML; the format stands in docs/formats.md)
    #[arg(long, value_name = "FILE", help_heading = "More")]
    pub(crate) checks: Option<PathBuf>,
    /// Do not read links that a CV names as the candidate's own
    #[arg(long, help_heading = "More")]
    pub(crate) no_cv_links: bool,
    /// Read also what profiles and pages name as the candidate's own, one step far
    #[arg(long, help_heading = "More")]
    pub(crate) follow_own_links: bool,
    /// Look for the tokens of this challenge, which `challenge new` wrote
    #[arg(long, value_name = "FILE", help_heading = "More")]
    pub(crate) challenge: Option<PathBuf>,
    /// Print to standard error how long each part took
    #[arg(long, hide = true)]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) browser: Browser,
    #[command(flatten)]
    pub(crate) network: Network,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    Text,
    /// Described by `crosscheck schema`
    Json,
    /// One file that needs nothing else
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Two sources state things that cannot both hold as written
    Contradiction,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// A file, a link, or - for standard input
    #[arg(value_name = "FILE|URL|-")]
    pub(crate) source: String,
    /// Where a saved page came from
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<Url>,
    /// What the file is, if its content does not tell
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    /// Status of the answer that was saved, if it was not 200
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(100..=999))]
    pub(crate) status: Option<u16>,
    /// Print the text of a document as it is read, in reading order, instead of what it claims
    #[arg(long, conflicts_with_all = ["url", "as_of"])]
    pub(crate) text: bool,
    #[command(flatten)]
    pub(crate) opening: Opening,
    /// When the file was made (RFC 3339) instead of now
    #[arg(long, alias = "at", value_name = "TIME")]
    pub(crate) as_of: Option<Timestamp>,
    #[command(flatten)]
    pub(crate) browser: Browser,
    #[command(flatten)]
    pub(crate) network: Network,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// A CV, in whatever format
    Cv,
    /// A CV in PDF
    Pdf,
    /// A CV in JSON Resume
    JsonResume,
    /// A CV in HTML
    Html,
    /// A CV in plain text or Markdown
    Text,
    /// A saved profile: a page, or an answer of a site's JSON interface
    Page,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ChallengeCommand {
    /// Make a token for each profile, and say where the candidate puts it
    New {
        /// The case that the tokens are bound to
        #[arg(long, value_name = "ID")]
        case: String,
        /// Where the challenge is kept until it is verified
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The profiles
        #[arg(value_name = "URL", required = true)]
        links: Vec<Url>,
    },
    /// Look whether the tokens are there: control shown, or not shown, which says nothing against anybody
    Verify {
        /// The case that the challenge was made for
        #[arg(long, value_name = "ID")]
        case: String,
        /// What `challenge new` wrote
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Write the pages that were looked at into a dossier (WACZ) of the case, which `check --replay` reads
        #[arg(long, value_name = "FILE")]
        save: Option<PathBuf>,
        #[command(flatten)]
        browser: Browser,
        #[command(flatten)]
        network: Network,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Compare {
    /// Do two written names denote one name?
    Names(Names),
    /// Are two files the same picture?
    Photos(Photos),
    /// Is a text in a language other than those declared?
    Languages(Languages),
    /// Do two names denote one employer or one school?
    Organisations(Pair),
    /// Can two degrees be one degree?
    Degrees(Pair),
    /// How do two places relate?
    Places(Pair),
}

#[derive(Debug, Args)]
pub(crate) struct Pair {
    /// The two texts
    #[arg(num_args = 2, value_names = ["A", "B"], required_unless_present = "jsonl")]
    pub(crate) pair: Vec<String>,
    #[command(flatten)]
    pub(crate) stream: Stream,
}

#[derive(Debug, Args)]
pub(crate) struct Names {
    /// The two names
    #[arg(num_args = 2, value_names = ["A", "B"], required_unless_present_any = ["jsonl", "csv"])]
    pub(crate) pair: Vec<String>,
    #[command(flatten)]
    pub(crate) stream: Stream,
    /// Read pairs from a CSV file with columns a and b (- for standard input); verdicts as JSON, one a line
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with_all = ["pair", "jsonl"])]
    pub(crate) csv: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Photos {
    /// The two pictures: files or data: addresses
    #[arg(num_args = 2, value_names = ["A", "B"], required_unless_present = "jsonl")]
    pub(crate) pair: Vec<String>,
    #[command(flatten)]
    pub(crate) stream: Stream,
}

#[derive(Debug, Args)]
pub(crate) struct Languages {
    /// The text
    #[arg(required_unless_present = "jsonl")]
    pub(crate) text: Option<String>,
    /// A language the person declares: a name in any language, or a BCP 47 tag
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) declared: Vec<String>,
    /// The person's own name, which does not count as text
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    #[command(flatten)]
    pub(crate) stream: Stream,
}

#[derive(Debug, Args)]
pub(crate) struct Stream {
    /// Read one JSON object a line from this file (or standard input) and print one verdict a line, in order
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-")]
    pub(crate) jsonl: Option<PathBuf>,
}
