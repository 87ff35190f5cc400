//! What becomes of a page that is empty without JavaScript.

use crosscheck_model::{Page, Reply, Request};

use crate::Fetcher;
#[cfg(feature = "browser")]
use crate::outcome::RENDERED_BY;

impl Fetcher {
    /// The page itself, or what a browser makes of it if it is empty without JavaScript and the user wants that.
    pub(crate) async fn rendered_if_needed(&self, request: &Request, page: Page) -> Reply {
        let is_unrendered = (200..300).contains(&page.status) && (self.evaluator().is_unrendered)(&page);
        if !is_unrendered {
            return Reply::Page(page);
        }
        match self.show(request, &page).await {
            Some(Reply::Page(shown)) => Reply::Page(shown),
            // A wall behind it is a wall.
            Some(Reply::Gap(gap)) => Reply::Gap(gap),
            // Whoever reads it says that it needs a browser; it is kept as what the server sent.
            None => Reply::Page(page),
        }
    }

    #[cfg(feature = "browser")]
    async fn show(&self, request: &Request, page: &Page) -> Option<Reply> {
        let browser = self.browser()?;
        Some(match browser.show(self, page).await {
            Err(gap) => Reply::Gap(gap),
            Ok(shown) => match crate::outcome::evaluate(request, shown, &self.evaluator()) {
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
