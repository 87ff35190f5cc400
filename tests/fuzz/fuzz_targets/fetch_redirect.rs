//! Any bytes as the target of a redirect; the rest of the way is a page.
#![no_main]

mod server;

use crosscheck_model::{Request, Want};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&first, location)) = data.split_first() else { return };
    let status = [300, 301, 302, 303, 304, 305, 307, 308][usize::from(first) % 8];
    let head = format!("HTTP/1.1 {status} -\r\nconnection: close\r\ncontent-length: 0\r\nlocation: ");
    let redirect = [head.as_bytes(), location, b"\r\n\r\n"].concat();
    let page = b"HTTP/1.1 200 -\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}".to_vec();
    server::ask(Request::new("http://profiles.example/ada".parse().unwrap(), Want::Json), redirect, page);
});
