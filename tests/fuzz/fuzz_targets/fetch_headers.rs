//! Any bytes as a server's whole answer, with its headers and its content coding.
#![no_main]

mod server;

use crosscheck_model::{Request, Want};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&first, rest)) = data.split_first() else { return };
    // Half of the inputs begin behind a status line, so that headers and bodies are reached at once.
    let start: &[u8] = if first & 1 == 0 { b"" } else { b"HTTP/1.1 200 -\r\n" };
    let answer = [start, rest].concat();
    let request = Request::new("http://api.stackexchange.com/users".parse().unwrap(), Want::Json);
    server::ask(request, answer.clone(), answer);
});
