//! Networks and what is said of them: the narrowest that holds an address counts.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::str::FromStr;

/// A network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Prefix {
    is_v4: bool,
    bits: u128,
    length: u8,
}

fn bits(ip: IpAddr) -> (bool, u128) {
    match ip {
        IpAddr::V4(ip) => (true, u128::from(ip.to_bits()) << 96),
        IpAddr::V6(ip) => (false, ip.to_bits()),
    }
}

fn cut(bits: u128, length: u8) -> u128 {
    if length == 0 { 0 } else { bits & (u128::MAX << (128 - u32::from(length))) }
}

impl FromStr for Prefix {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (ip, length) = text.trim().split_once('/').map_or((text.trim(), None), |(ip, length)| (ip, Some(length)));
        let ip: IpAddr = ip.parse().map_err(|_| ())?;
        let (is_v4, bits) = bits(ip);
        let longest = if is_v4 { 32 } else { 128 };
        let length = length.map_or(Ok(longest), str::parse).map_err(|_| ())?;
        if length > longest {
            return Err(());
        }
        Ok(Self { is_v4, bits: cut(bits, length), length })
    }
}

/// Networks with what is said of them.
pub(crate) struct Prefixes<T> {
    known: BTreeMap<Prefix, T>,
    lengths: BTreeSet<(bool, u8)>,
}

impl<T> Default for Prefixes<T> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), lengths: BTreeSet::new() }
    }
}

impl<T> Prefixes<T> {
    /// The first that is said of a network counts.
    pub(crate) fn add(&mut self, prefix: Prefix, value: T) {
        self.lengths.insert((prefix.is_v4, prefix.length));
        self.known.entry(prefix).or_insert(value);
    }

    pub(crate) fn find(&self, ip: IpAddr) -> Option<&T> {
        let (is_v4, bits) = bits(ip);
        let lengths = self.lengths.iter().rev().filter(|(v4, _)| *v4 == is_v4);
        lengths.into_iter().find_map(|&(_, length)| self.known.get(&Prefix { is_v4, bits: cut(bits, length), length }))
    }
}

#[cfg(test)]
mod tests {
    use super::Prefixes;

    #[test]
    fn the_narrowest_network_counts() {
        let mut prefixes = Prefixes::default();
        for (network, value) in [("198.51.0.0/16", 1), ("198.51.100.0/24", 2), ("2001:db8::/32", 3), ("192.0.2.7", 4)] {
            prefixes.add(network.parse().unwrap(), value);
        }
        let find = |ip: &str| prefixes.find(ip.parse().unwrap()).copied();
        assert_eq!(find("198.51.100.9"), Some(2));
        assert_eq!(find("198.51.101.9"), Some(1));
        assert_eq!(find("2001:db8::1"), Some(3));
        assert_eq!((find("192.0.2.7"), find("192.0.2.8"), find("::ffff:0:1")), (Some(4), None, None));
        for wrong in ["198.51.100.0/33", "x", "1.2.3.4/x", "::/129"] {
            assert!(wrong.parse::<super::Prefix>().is_err(), "{wrong}");
        }
    }
}
