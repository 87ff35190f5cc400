//! Repositories with histories of any size.

use std::io::Write;

use crosscheck_engine::MemoryPages;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::{LOGIN, at, json};

/// Repositories of the user, each with a history of so many commits and of about so many bytes.
pub(crate) fn with_histories(mut pages: MemoryPages, repositories: usize, commits: usize, bytes: usize) -> MemoryPages {
    let items: Vec<String> = (0..repositories)
        .map(|number| {
            format!(
                r#"{{"full_name":"{LOGIN}/r{number}","name":"r{number}","fork":false,"size":10,"owner":{{"login":"{LOGIN}"}}}}"#
            )
        })
        .collect();
    let list = format!("https://api.github.com/users/{LOGIN}/repos?type=owner&sort=pushed&per_page=100");
    pages = json(pages, &list, format!("[{}]", items.join(",")));
    for number in 0..repositories {
        let address = format!("https://github.com/{LOGIN}/r{number}").parse().unwrap();
        pages = pages.with_answer(address, "application/x-git-upload-pack-result", pack(number, commits, bytes), at());
    }
    pages
}

/// A git pack of commits whose messages fill it.
pub(crate) fn pack(seed: usize, commits: usize, bytes: usize) -> Vec<u8> {
    let filling = "m".repeat(bytes / commits);
    let mut pack = b"PACK\0\0\0\x02".to_vec();
    pack.extend(u32::try_from(commits).unwrap().to_be_bytes());
    for number in 0..commits {
        let second = 1_700_000_000 + number * 3_600;
        let person = format!("Lotte van Tongeren <lotte@lotte.example> {second} +0100");
        let object =
            format!("tree {:040x}\nauthor {person}\ncommitter {person}\n\n{seed} {number} {filling}", seed + number);
        let mut size = object.len();
        let mut byte = 0x10 | u8::try_from(size & 15).unwrap();
        size >>= 4;
        while size > 0 {
            pack.push(byte | 0x80);
            byte = u8::try_from(size & 127).unwrap();
            size >>= 7;
        }
        pack.push(byte);
        let mut encoder = ZlibEncoder::new(&mut pack, Compression::none());
        encoder.write_all(object.as_bytes()).unwrap();
        encoder.finish().unwrap();
    }
    pack
}
