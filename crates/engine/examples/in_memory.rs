//! A second front end: one case from memory, without a file and without a network.
//!
//!     cargo run -p crosscheck-engine --example in_memory

#![expect(clippy::print_stdout, reason = "it is a command for a terminal")]

use std::sync::Arc;

use crosscheck_engine::{Application, Document, Engine, Limits, MemoryPages, Readers, SystemClock};

const CV: &str = "Lotte van Tongeren\nUtrecht, The Netherlands\n\nExperience\n\nSoftware Engineer, Grachtwerk BV\nMarch 2019 - Present\n";
const USER: &str = r#"{"login":"lvantongeren-example","id":99008001,"type":"User","name":"Wouter Beekhuis"}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let now = jiff::Timestamp::now();
    let address = "https://api.github.com/users/lvantongeren-example".parse()?;
    let pages = MemoryPages::new().with_answer(address, "application/json", USER.as_bytes(), now);
    let application = Application {
        documents: vec![Document::new("cv.txt", CV.as_bytes())],
        links: vec!["https://github.com/lvantongeren-example".parse()?],
        ..Application::new(Arc::new(pages))
    };
    let engine = Engine::new(Readers::in_process(2), Arc::new(SystemClock), Limits::default());
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let checked = runtime.block_on(engine.check(application));
    let text = runtime.block_on(engine.report(Arc::new(checked), |report| report.to_json()));
    println!("{text}");
    Ok(())
}
