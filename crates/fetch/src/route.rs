//! From a link to the addresses that may be connected to: the guard, with the user's own exceptions.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use crosscheck_model::Gap;
use tokio::time::timeout;
use url::Url;

use crate::guard::{Target, is_public};
use crate::network::Network;
use crate::{Cidr, Refused, ResolveOverride, Settings};

/// A name with more addresses than this is not tried to its end.
const MAX_ADDRESSES: usize = 8;

/// Where a connection may go: every address has been checked, and nothing else is connected to.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) target: Target,
    pub(crate) addresses: Vec<SocketAddr>,
    /// Only the user's exceptions let it through.
    pub(crate) exempt: bool,
}

/// On which side of the user's exceptions a route leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// To public addresses, as anybody's.
    Public,
    /// To where only the user's exceptions allow.
    Excepted,
}

impl Route {
    /// Nothing if it leads to both.
    pub(crate) fn side(&self) -> Option<Side> {
        match self.exempt {
            true => Some(Side::Excepted),
            false => self.addresses.iter().all(|address| is_public(address.ip())).then_some(Side::Public),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Router {
    network: Arc<dyn Network>,
    allow_private: Vec<Cidr>,
    resolve: Vec<ResolveOverride>,
    patience: Duration,
}

impl Router {
    pub(crate) fn new(network: Arc<dyn Network>, settings: &Settings) -> Self {
        Self {
            network,
            allow_private: settings.allow_private.clone(),
            resolve: settings.resolve.clone(),
            patience: settings.limits.connect,
        }
    }

    /// What can be said without looking a name up: refuses only what no address could make allowed.
    pub(crate) fn evaluate(&self, url: &Url) -> Result<(), Gap> {
        let target = Target::of(url).map_err(refused)?;
        if self.known(&target).is_some() {
            return Ok(());
        }
        if self.allow_private.is_empty() {
            return crate::guard::vet(url).map_err(refused);
        }
        match target.literal() {
            Some(address) if !is_public(address) && !self.excepted(address) => Err(Gap::AddressNotAllowed),
            _ => Ok(()),
        }
    }

    fn known(&self, target: &Target) -> Option<&ResolveOverride> {
        self.resolve.iter().find(|known| known.host == target.host && known.port == target.port)
    }

    fn excepted(&self, address: IpAddr) -> bool {
        self.allow_private.iter().any(|range| range.contains(address))
    }

    /// Looks the name up afresh, refuses it if any address may not be asked, and returns what may be connected to.
    pub(crate) async fn route(&self, url: &Url) -> Result<Route, Gap> {
        self.evaluate(url)?;
        let target = Target::of(url).map_err(refused)?;
        if let Some(known) = self.known(&target) {
            return Ok(Route { addresses: vec![known.to], target, exempt: true });
        }
        let found = match target.literal() {
            Some(address) => vec![address],
            None => self.look_up(&target.host).await?,
        };
        let exempt = found.iter().all(|&address| self.excepted(address));
        // A name or a port that is not the public web's is only asked where every address is one of the exceptions.
        let usual = !target.special && matches!(target.port, 80 | 443);
        let barred = |&address: &IpAddr| {
            !self.excepted(address) && (!is_public(address) || !usual || self.network.is_own(address))
        };
        if found.iter().any(barred) {
            return Err(Gap::AddressNotAllowed);
        }
        let mut addresses: Vec<_> = found.into_iter().map(|address| SocketAddr::new(address, target.port)).collect();
        addresses.truncate(MAX_ADDRESSES);
        Ok(Route { target, addresses, exempt })
    }

    async fn look_up(&self, host: &str) -> Result<Vec<IpAddr>, Gap> {
        let found = timeout(self.patience, self.network.resolve(host)).await.map_err(|_| Gap::TimedOut)?;
        match found {
            Ok(found) if found.is_empty() => Err(Gap::HostNotFound),
            Ok(found) => Ok(found),
            Err(_) if !self.network.is_online() => Err(Gap::NetworkDown),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Gap::HostNotFound),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(Gap::TimedOut),
            Err(_) => Err(Gap::ConnectionFailed),
        }
    }
}

pub(crate) fn refused(reason: Refused) -> Gap {
    match reason {
        Refused::Parse => Gap::Malformed,
        _ => Gap::AddressNotAllowed,
    }
}
