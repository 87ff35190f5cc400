//! A PDF to claims: a profile that a site saved, or else a CV.

use crosscheck_model::{Extraction, Locator, Origin};

use crate::collect::Collector;
use crate::{cv, europass, linkedin_pdf, pdf};

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let read = || {
        let mut out = Collector::new(origin);
        let opened = match pdf::open(bytes, &mut out) {
            Ok(opened) => opened,
            Err(why) => return out.unreadable(why),
        };
        let layout = linkedin_pdf::layout(out.claims(), &opened.pages);
        if !layout.is_some_and(|layout| linkedin_pdf::read(layout, &opened.pages, &mut out))
            && !read_attached(&opened, &mut out)
        {
            cv::interpret(&opened.sheet(), &mut out);
        }
        out.finish()
    };
    pdf::guarded(read).unwrap_or_else(|why| Collector::new(origin).unreadable(why))
}

/// The editor of Europass attaches to its PDF the XML that the pages were made from. Fields say more surely what they hold than pages do;
/// the pages' words are kept, so that what another source states can be looked for in them.
fn read_attached(opened: &pdf::Opened, out: &mut Collector<'_>) -> bool {
    if !opened.attached.iter().any(|xml| europass::read_attachment(xml, out)) {
        return false;
    }
    for line in &opened.sheet().lines {
        out.keep_words(&line.locator, &line.text());
    }
    out.problem(
        Locator::Whole,
        "it was read from the Europass data attached to the PDF, and not from its printed pages",
    );
    true
}
