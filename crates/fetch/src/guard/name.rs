//! Names that say themselves where they lead.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::is_public;

/// Names under these are never public hosts: RFC 6761, 6762, 7686, 8375, 9476, ICANN's reservation of `internal`, the suffixes that
/// company networks and home routers use, and those of services inside a cluster.
const PRIVATE_SUFFIXES: [&str; 17] = [
    "alt",
    "arpa",
    "cluster",
    "consul",
    "corp",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "svc",
    "test",
];

/// First labels under which clouds and clusters keep what only their own machines may read, whatever follows.
const MACHINE_LABELS: [&str; 5] = ["metadata", "instance-data", "rancher-metadata", "kubernetes", "localhost"];

/// Services whose names spell the address they lead to.
const WILDCARD_SERVICES: [&str; 8] =
    ["nip.io", "sslip.io", "xip.io", "xip.name", "xip.lol", "ip.addr.tools", "traefik.me", "nip.direct"];

/// Services whose every name leads to this very machine, or to one address first and to another later.
const TRAP_SERVICES: [&str; 14] = [
    "1u.ms",
    "127-0-0-1.org.uk",
    "fuf.me",
    "lacolhost.com",
    "local.gd",
    "localho.st",
    "localtest.me",
    "lvh.me",
    "rbndr.us",
    "rebind.network",
    "rebinder.net",
    "smackaho.st",
    "ulh.us",
    "vcap.me",
];

/// Whether a name in lower case can be that of a public host, as far as the name itself tells.
pub(super) fn is_public_name(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return false };
    if labels.len() < 2 || PRIVATE_SUFFIXES.contains(last) || MACHINE_LABELS.contains(first) {
        return false;
    }
    if TRAP_SERVICES.iter().any(|service| below(name, service).is_some()) {
        return false;
    }
    match WILDCARD_SERVICES.iter().find_map(|service| below(name, service)) {
        Some("") => true,
        // What cannot be read there can be any address in a writing of its own.
        Some(spelled) => read(spelled).is_some_and(is_public),
        None => written_out(&labels).is_none_or(|address| is_public(address.into())),
    }
}

/// What stands before a service's own name; empty for the service itself.
fn below<'a>(name: &'a str, service: &str) -> Option<&'a str> {
    let rest = name.strip_suffix(service)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_suffix('.') }
}

/// The address that a name under a wildcard service spells: in full, in one label with dashes, in hexadecimal or as one number,
/// and an IPv6 address with dashes for colons.
fn read(spelled: &str) -> Option<IpAddr> {
    let labels: Vec<&str> = spelled.split('.').collect();
    if let Some(address) = written_out(&labels) {
        return Some(address.into());
    }
    let last = labels.last()?;
    let tail = last.rsplit_once('-').map_or(*last, |(_, tail)| tail);
    let hexadecimal = |text: &str| (text.len() == 8).then(|| u32::from_str_radix(text, 16).ok()).flatten();
    let hexadecimal = |text: &str| hexadecimal(text.strip_prefix("0x").unwrap_or(text));
    if let Some(number) = hexadecimal(last).or_else(|| hexadecimal(tail)).or_else(|| last.parse().ok()) {
        return Some(Ipv4Addr::from_bits(number).into());
    }
    last.replace('-', ":").parse::<Ipv6Addr>().ok().map(IpAddr::V6)
}

/// An IPv4 address that four labels, or four numbers with dashes inside one label, spell anywhere in a name. Numbers with leading
/// zeros count as they stand and in octal: one of the two is enough to be refused.
fn written_out(labels: &[&str]) -> Option<Ipv4Addr> {
    let dotted = labels.windows(4).filter_map(quad);
    let dashed = labels.iter().flat_map(|label| {
        let parts: Vec<&str> = label.split('-').collect();
        parts.windows(4).filter_map(quad).collect::<Vec<_>>()
    });
    let mut first = None;
    for address in dotted.chain(dashed) {
        if !is_public(address.into()) {
            return Some(address);
        }
        first = first.or(Some(address));
    }
    first
}

fn quad(parts: &[&str]) -> Option<Ipv4Addr> {
    let numbers = |radix: fn(&str) -> u32| -> Option<[u8; 4]> {
        let mut octets = [0; 4];
        for (octet, part) in octets.iter_mut().zip(parts) {
            let digits = part.strip_prefix("0x").unwrap_or(part);
            let radix = if part.starts_with("0x") { 16 } else { radix(part) };
            *octet = u8::from_str_radix(digits, radix).ok()?;
        }
        Some(octets)
    };
    let decimal = numbers(|_| 10);
    let octal = numbers(|part| if part.len() > 1 && part.starts_with('0') { 8 } else { 10 });
    let readings = [decimal, octal].into_iter().flatten().map(Ipv4Addr::from);
    let readings: Vec<Ipv4Addr> = readings.collect();
    readings.iter().find(|address| !is_public(IpAddr::V4(**address))).or(readings.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::is_public_name;

    #[test]
    fn names_that_lead_inside_are_refused_by_themselves() {
        for name in [
            "metadata.google.internal",
            "metadata.platform.example",
            "instance-data.cloud.example",
            "kubernetes.default",
            "api.default.svc",
            "api.default.svc.cluster.local",
            "vault.service.consul",
            "10.0.0.1.nip.io",
            "www.10.0.0.1.nip.io",
            "192-168-0-1.sslip.io",
            "app-192-168-0-1.sslip.io",
            "0a000001.nip.io",
            "app-7f000001.nip.io",
            "2130706433.nip.io",
            "1ynrnhl.xip.io",
            "--1.sslip.io",
            "fe80--1.sslip.io",
            "fd00-ec2--254.sslip.io",
            "0-0-0-0-0-ffff-7f00-1.sslip.io",
            "169.254.169.254.attacker.example",
            "x.0177.0.0.01.attacker.example",
            "a-169-254-169-254-b.attacker.example",
            "0xa9.0xfe.0xa9.0xfe.attacker.example",
            "localtest.me",
            "any.lvh.me",
            "7f000001.c0a80001.rbndr.us",
            "make-1.2.3.4-rebind-169.254-169.254-rr.1u.ms",
            "intranet",
        ] {
            assert!(!is_public_name(name), "{name}");
        }
    }

    #[test]
    fn names_that_only_look_alike_are_public() {
        for name in [
            "profiles.example",
            "mymetadata.example",
            "metadata-lab.example",
            "internal.example",
            "svc.example",
            "nip.io",
            "8-8-4-4.sslip.io",
            "8.8.4.4.nip.io",
            "2606-4700--1111.sslip.io",
            "deadbeef.example",
            "10-0-0.example",
            "release-1-2-3-4.example",
            "v10.0.example",
            "notlocaltest.me",
            "1.2.3.example",
        ] {
            assert!(is_public_name(name), "{name}");
        }
    }
}
