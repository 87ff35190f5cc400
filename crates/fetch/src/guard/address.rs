use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// IPv4 ranges that are not the public internet: the IANA special-purpose registry's entries that are not globally
/// reachable (July 2025), multicast and reserved space, the withdrawn 6to4 relay range, and the address every Azure
/// machine finds its host agent at.
const NOT_PUBLIC_V4: [(Ipv4Addr, u8); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The only IPv6 space in which public hosts are: everything else (loopback, mapped, NAT64, local, multicast) is out.
const GLOBAL_V6: (Ipv6Addr, u8) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Ranges inside it that are not public, or that carry an IPv4 address somebody else chose: protocol assignments with
/// Teredo, ORCHID and benchmarking, documentation twice, 6to4.
const NOT_PUBLIC_V6: [(Ipv6Addr, u8); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address belongs to the public internet. (`IpAddr::is_global` is not stable, and lets NAT64 through.)
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !NOT_PUBLIC_V4.iter().any(|&(base, bits)| in_v4(v4, base, bits)),
        IpAddr::V6(v6) => {
            in_v6(v6, GLOBAL_V6.0, GLOBAL_V6.1) && !NOT_PUBLIC_V6.iter().any(|&(base, bits)| in_v6(v6, base, bits))
        }
    }
}

fn in_v4(address: Ipv4Addr, base: Ipv4Addr, bits: u8) -> bool {
    let shift = 32 - u32::from(bits.min(32));
    let mask = u32::MAX.checked_shl(shift).unwrap_or(0);
    (address.to_bits() ^ base.to_bits()) & mask == 0
}

fn in_v6(address: Ipv6Addr, base: Ipv6Addr, bits: u8) -> bool {
    let shift = 128 - u32::from(bits.min(128));
    let mask = u128::MAX.checked_shl(shift).unwrap_or(0);
    (address.to_bits() ^ base.to_bits()) & mask == 0
}

/// A range of addresses, written `10.0.0.0/8` or `fd00::/8`; a lone address is a range of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cidr {
    base: IpAddr,
    bits: u8,
}

impl Cidr {
    /// Whether the address is in the range. IPv4 ranges never match IPv6 forms of an address.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => in_v4(address, base, self.bits),
            (IpAddr::V6(base), IpAddr::V6(address)) => in_v6(address, base, self.bits),
            _ => false,
        }
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.base, self.bits)
    }
}

/// The text is not a range of addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a range of addresses is written like 10.0.0.0/8 or fd00::/8")]
pub struct ParseCidrError;

impl FromStr for Cidr {
    type Err = ParseCidrError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (base, bits) = match text.split_once('/') {
            Some((base, bits)) => (base, Some(bits)),
            None => (text, None),
        };
        let base: IpAddr = base.trim_matches(['[', ']']).parse().map_err(|_| ParseCidrError)?;
        let longest = if base.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            Some(bits) => bits.parse().map_err(|_| ParseCidrError)?,
            None => longest,
        };
        if bits > longest { Err(ParseCidrError) } else { Ok(Self { base, bits }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn public(text: &str) -> bool {
        is_public(text.parse().expect(text))
    }

    #[test]
    fn every_range_ends_where_the_registry_says() {
        for (inside, outside) in [
            ("0.255.255.255", "1.0.0.0"),
            ("10.0.0.0", "9.255.255.255"),
            ("100.127.255.255", "100.128.0.0"),
            ("127.255.255.255", "128.0.0.1"),
            ("168.63.129.16", "168.63.129.17"),
            ("169.254.0.0", "169.253.255.255"),
            ("172.31.255.255", "172.32.0.0"),
            ("192.0.0.255", "192.0.1.0"),
            ("192.88.99.0", "192.88.98.255"),
            ("192.168.255.255", "192.169.0.0"),
            ("198.19.255.255", "198.20.0.0"),
            ("224.0.0.0", "223.255.255.255"),
            ("2001:1ff:ffff::", "2001:200::"),
            ("2001:db8:ffff:ffff::", "2001:db9::"),
            ("2002:808:808::", "2003::"),
            ("3fff:fff:ffff::", "3fff:1000::"),
            ("1fff:ffff::", "2000::"),
            ("4000::", "3fff:ffff::"),
        ] {
            assert!(!public(inside), "{inside}");
            assert!(public(outside), "{outside}");
        }
    }

    #[test]
    fn addresses_that_carry_an_ipv4_address_are_never_public() {
        for text in ["::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2001:0:4136:e378::1"] {
            assert!(!public(text), "{text}");
        }
    }

    #[test]
    fn ranges_are_read_and_kept_apart_by_family() {
        let range: Cidr = "127.0.0.0/8".parse().unwrap();
        assert!(range.contains("127.3.2.1".parse().unwrap()));
        assert!(!range.contains("::ffff:127.0.0.1".parse().unwrap()));
        assert!("0.0.0.0/0".parse::<Cidr>().unwrap().contains("8.8.8.8".parse().unwrap()));
        assert_eq!("::1".parse::<Cidr>().unwrap().to_string(), "::1/128");
        for bad in ["", "/8", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/-1"] {
            assert_eq!(bad.parse::<Cidr>(), Err(ParseCidrError), "{bad}");
        }
    }
}
