//! What may be asked at all: one parse of the link, a table of addresses that are not public, and names that say
//! themselves that they lead elsewhere.

mod address;
mod link;
mod name;

pub use address::{Cidr, ParseCidrError, is_public};
pub(crate) use link::Target;
pub use link::{Refused, parse, vet};
