//! What may be asked at all: one parse of the link, a table of addresses that are not public, and names that never are.

mod address;
mod link;

pub use address::{Cidr, ParseCidrError, is_public};
pub(crate) use link::Target;
pub use link::{Refused, parse, vet};
