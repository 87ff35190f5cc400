//! With no network, a resolver says of every name that it does not exist. One such answer is a slip in a link; the same answer for
//! everything is this machine's.

use std::collections::BTreeSet;

use crosscheck_model::{Gap, Outcome, Reply};

use crate::sources::Read;

/// Says that the network seems to be down where nothing was reached and no name was found: neither those of several hosts nor that
/// of a site that is known to be there.
pub(crate) fn tell(reads: &mut [Read]) {
    let replies = || reads.iter().flat_map(|read| &read.replies);
    let not_found = |reply: &Reply| matches!(reply, Reply::Gap(Gap::HostNotFound | Gap::NetworkDown));
    let asked: BTreeSet<&str> =
        replies().filter(|(_, reply)| not_found(reply)).filter_map(|(request, _)| request.url.host_str()).collect();
    // What was refused without a lookup says nothing about the network.
    let reached = replies().any(|(_, reply)| {
        !not_found(reply) && !matches!(reply, Reply::Gap(Gap::AddressNotAllowed | Gap::Malformed | Gap::Refused(_)))
    });
    let known_site = asked.iter().any(|host| is_of_a_known_site(host));
    if reached || asked.is_empty() || asked.len() < 2 && !known_site {
        return;
    }
    for read in reads {
        for (_, reply) in &mut read.replies {
            if let Reply::Gap(gap @ Gap::HostNotFound) = reply {
                *gap = Gap::NetworkDown;
            }
        }
        for (_, gap) in &mut read.reading.gaps {
            if *gap == Gap::HostNotFound {
                *gap = Gap::NetworkDown;
            }
        }
        if let Outcome::NotReached(gap @ Gap::HostNotFound) = &mut read.reading.source.outcome {
            *gap = Gap::NetworkDown;
        }
    }
}

fn is_of_a_known_site(host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    crosscheck_sites::directory().of_host(host).is_some()
}
