//! Europass XML: the present dialect (a candidate of HR Open, since 2020) and the one before it (SkillsPassport). The editor hands out
//! a PDF with the XML attached; [`read_attachment`] takes that.

mod skills_passport;

use crosscheck_model::{Extraction, Origin, ReadBy};

use crate::collect::Collector;
use crate::fields::Fields;
use crate::hr_open;
use crate::xml::{self, Element};

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    match xml::parse(bytes) {
        Ok(root) => read_root(&root, &mut out),
        Err(refused) => return out.unreadable(refused.to_string()),
    }
    out.finish()
}

/// Reads the XML that is attached to a Europass PDF into what is read of that PDF. `false` if these bytes are none.
pub(crate) fn read_attachment(bytes: &[u8], out: &mut Collector<'_>) -> bool {
    let Ok(root) = xml::parse(bytes) else { return false };
    let europass = matches!(root.local(), "SkillsPassport" | "LearnerInfo")
        || root.local() == "Candidate" && root.child_local("CandidatePerson").is_some();
    if europass {
        read_root(&root, out);
    }
    europass
}

fn read_root(root: &Element, out: &mut Collector<'_>) {
    if root.local() == "Candidate" {
        hr_open::read_candidate(root, out);
    } else {
        skills_passport::read(root, &mut Fields::new(out, ReadBy::CvField));
    }
}
