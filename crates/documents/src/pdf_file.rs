//! A PDF to claims: a profile that a site saved, or else a CV.

use crosscheck_model::{Extraction, Locator, Origin};

use crate::collect::Collector;
use crate::recognised::PageText;
use crate::{cv, europass, linkedin_pdf, pdf};

pub(crate) fn read(bytes: &[u8], recognised: &[PageText], origin: &Origin) -> Extraction {
    let read = || {
        let mut out = Collector::new(origin);
        let opened = match pdf::open(bytes, recognised, &mut out) {
            Ok(opened) => opened,
            Err(why) => return out.unreadable(why),
        };
        for number in opened.recognised() {
            out.read_off_a_picture(number);
        }
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

/// A picture of the pages of a CV.
pub(crate) fn read_pictures(recognised: &[PageText], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let opened = pdf::of_pictures(recognised);
    for number in opened.recognised() {
        out.read_off_a_picture(number);
    }
    cv::interpret(&opened.sheet(), &mut out);
    out.finish()
}
