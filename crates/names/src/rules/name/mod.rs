//! Rules for whole names: which of them decides.

pub(crate) mod characters;
pub(crate) mod context;
pub(crate) mod decision;
pub(crate) mod fathers;
pub(crate) mod general;
pub(crate) mod iberian;
pub(crate) mod malay;
pub(crate) mod other_name;
pub(crate) mod romanised;
pub(crate) mod vietnamese;
