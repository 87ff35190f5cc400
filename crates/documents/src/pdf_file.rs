//! A PDF to claims: a profile that a site saved, or else a CV.

use crosscheck_model::{Extraction, Origin};

use crate::collect::Collector;
use crate::{cv, linkedin_pdf, pdf};

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let read = || {
        let mut out = Collector::new(origin);
        let opened = match pdf::open(bytes, &mut out) {
            Ok(opened) => opened,
            Err(why) => return out.unreadable(why),
        };
        let layout = linkedin_pdf::layout(out.claims(), &opened.pages);
        if !layout.is_some_and(|layout| linkedin_pdf::read(layout, &opened.pages, &mut out)) {
            cv::interpret(&opened.sheet(), &mut out);
        }
        out.finish()
    };
    pdf::guarded(read).unwrap_or_else(|why| Collector::new(origin).unreadable(why))
}
