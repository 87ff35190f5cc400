//! Invented people, in memory.

use std::sync::Arc;

use crosscheck_engine::{Application, Document, Engine, FixedClock, Limits, MemoryPages, Readers};
use jiff::Timestamp;

pub(crate) const CV: &str = "Lotte van Tongeren\nlotte@lotte.example\nUtrecht, The Netherlands\n\nExperience\n\nSoftware Engineer, Grachtwerk BV\nMarch 2019 - Present\n\nLanguages\n\nDutch (native), English (fluent)\n";
pub(crate) const LOGIN: &str = "lvantongeren-example";

pub(crate) fn at() -> Timestamp {
    "2026-11-02T08:00:00Z".parse().unwrap()
}

pub(crate) fn engine(readers: Readers) -> Engine {
    Engine::new(readers, Arc::new(FixedClock(at())), Limits { cases: 4, sources: 4, computing: 2 })
}

pub(crate) fn application(pages: MemoryPages, links: &[&str]) -> Application {
    Application {
        documents: vec![Document::new("cv.txt", CV.as_bytes())],
        links: links.iter().map(|link| link.parse().unwrap()).collect(),
        ..Application::new(Arc::new(pages))
    }
}

pub(crate) fn user(name: &str) -> MemoryPages {
    let user = format!(
        r#"{{"login":"{LOGIN}","id":99008001,"type":"User","name":"{name}","location":"Utrecht, The Netherlands","created_at":"2016-01-05T10:00:00Z","updated_at":"2026-10-20T10:00:00Z"}}"#
    );
    json(MemoryPages::new(), &format!("https://api.github.com/users/{LOGIN}"), user)
}

pub(crate) fn json(pages: MemoryPages, address: &str, body: String) -> MemoryPages {
    pages.with_answer(address.parse().unwrap(), "application/json", body.into_bytes(), at())
}
