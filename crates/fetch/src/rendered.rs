//! What becomes of a page that is empty without JavaScript.

use crosscheck_model::{Gap, Page, Reply, Request};

use crate::Fetcher;
use crate::unrendered::{self, Unrendered};

/// Marks a page as a browser showed it; no server can send it.
pub(crate) const RENDERED_BY: &str = "crosscheck-rendered-by";

impl Fetcher {
    /// The page itself, or what a browser makes of it if it is empty without JavaScript and the user wants that.
    pub(crate) async fn rendered_if_needed(&self, request: &Request, page: Page) -> Reply {
        let unrendered = (200..300).contains(&page.status).then(|| unrendered::recognise(&page.body)).flatten();
        let Some(unrendered) = unrendered else { return Reply::Page(page) };
        match (self.show(request, &page).await, unrendered) {
            (Some(Reply::Page(shown)), _) => Reply::Page(shown),
            // A wall behind it is a wall, but a browser that fails takes nothing away.
            (Some(Reply::Gap(Gap::Refused(refusal))), _) => Reply::Gap(Gap::Refused(refusal)),
            (_, Unrendered::Described) => Reply::Page(page),
            (Some(gap), Unrendered::Empty) => gap,
            (None, Unrendered::Empty) => Reply::Gap(Gap::NeedsBrowser),
        }
    }

    #[cfg(feature = "browser")]
    async fn show(&self, request: &Request, page: &Page) -> Option<Reply> {
        let browser = self.browser()?;
        Some(match browser.show(self, page).await {
            Err(gap) => Reply::Gap(gap),
            Ok(shown) => match crate::outcome::evaluate(request, shown) {
                Reply::Page(mut page) => {
                    page.headers.push((RENDERED_BY.to_owned(), "chromium".to_owned()));
                    Reply::Page(page)
                }
                gap => gap,
            },
        })
    }

    #[cfg(not(feature = "browser"))]
    async fn show(&self, _: &Request, _: &Page) -> Option<Reply> {
        None
    }
}
