/// Whose cases are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// The customer.
    pub name: String,
    /// Candidates, or cases for trying things out.
    pub live: bool,
}
