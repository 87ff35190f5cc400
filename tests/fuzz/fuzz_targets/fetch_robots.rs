//! Any bytes as a robots.txt: an answer comes soon, and /robots.txt itself is never forbidden by it.
#![no_main]

mod server;

use crosscheck_model::{Gap, Refusal, Reply, Request, Want};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let head = format!("HTTP/1.1 200 -\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", data.len());
    let robots = [head.as_bytes(), data].concat();
    let page = b"HTTP/1.1 200 -\r\nconnection: close\r\ncontent-length: 4\r\n\r\npage".to_vec();
    let request = Request::new("http://profiles.example/a/b.html?c=d*$".parse().unwrap(), Want::Html);
    match server::ask(request, robots, page) {
        Reply::Page(page) => assert_eq!(page.body.as_slice(), b"page"),
        Reply::Gap(gap) => assert!(matches!(gap, Gap::Refused(Refusal::Robots | Refusal::SignIn | Refusal::Challenge))),
    }
});
