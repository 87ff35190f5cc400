#![doc = include_str!("../README.md")]

pub mod archive;
#[cfg(feature = "browser")]
mod browser;
mod cache;
mod clock;
mod credentials;
mod decode;
mod deliver;
mod fetcher;
mod git;
mod guard;
mod meter;
pub mod network;
mod outcome;
mod politeness;
mod pool;
mod rendered;
mod reply;
mod request_options;
mod robots;
mod route;
mod settings;
mod single_flight;
mod tls;
mod wait;
mod wire;

pub use fetcher::Fetcher;
pub use guard::{Cidr, ParseCidrError, Refused, is_public, parse as parse_link, vet as vet_link};
pub use politeness::{HostPace, SharedHosts, SharedTurn, Told, politeness_of};
pub use settings::{
    Budget, Limits, ParseResolveError, ResolveOverride, Settings, SetupError, Tokens, overrides_in_force,
};
