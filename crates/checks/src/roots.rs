//! One root, one contradiction: what follows from another finding says so.

use crosscheck_model::{Evidence, Finding, FindingKind, Side};

use crate::registry::check;

/// Points every finding at the one it follows from, if there is one.
pub(crate) fn link(findings: &mut [Finding]) {
    let roots: Vec<Option<u32>> = findings.iter().map(|finding| root_of(finding, findings)).collect();
    for (finding, root) in findings.iter_mut().zip(roots) {
        finding.follows_from = root;
    }
}

/// The finding of a check that this one's check can follow from, whose two sides stand on this one's two sides as well.
fn root_of(finding: &Finding, findings: &[Finding]) -> Option<u32> {
    if finding.kind != FindingKind::Contradiction {
        return None;
    }
    let from = check(&finding.check.0)?.follows_from;
    let can_be_root = |other: &Finding| {
        from.contains(&other.check.0.as_ref())
            && matches!(other.kind, FindingKind::Contradiction | FindingKind::Info)
            && (opposes(finding, other, Side::A, Side::B) || opposes(finding, other, Side::B, Side::A))
    };
    let place = findings.iter().position(can_be_root)?;
    u32::try_from(place).ok()
}

/// Whether the sides A and B of the root stand on these sides of the other finding.
fn opposes(finding: &Finding, root: &Finding, a: Side, b: Side) -> bool {
    let cited = |of: &Finding, side: Side, evidence: &Evidence| {
        of.claims.iter().any(|claim| claim.side == side && claim.evidence == *evidence)
    };
    let meets = |of_root: Side, here: Side| {
        root.claims.iter().any(|claim| claim.side == of_root && cited(finding, here, &claim.evidence))
    };
    meets(Side::A, a) && meets(Side::B, b)
}
