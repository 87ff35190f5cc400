//! What is read, what is refused, and what is set aside before any comparison.

use crosscheck_photos::{AvatarRule, Fingerprint, Nature, PictureAddress, ReadError, preview, read, read_from};
use crosscheck_testkit::pictures::{
    AVATAR_KINDS, avatar, encode_jpeg, encode_png, encode_webp, github_identicon, png, scenery,
};
use image::{ImageFormat, Rgb, RgbImage};
use url::Url;

/// A PNG header that announces a size; there are no pixels behind it.
fn announced(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    out.extend(13u32.to_be_bytes());
    out.extend(&header);
    out.extend(crc(&header).to_be_bytes());
    out.extend(0u32.to_be_bytes());
    out.extend(b"IDAT");
    out.extend(crc(b"IDAT").to_be_bytes());
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &b| {
        (0..8).fold(crc ^ u32::from(b), |c, _| if c & 1 == 1 { c >> 1 ^ 0xedb8_8320 } else { c >> 1 })
    })
}

fn gif(picture: &RgbImage) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(picture.clone()).write_to(&mut out, ImageFormat::Gif).expect("encoding to memory");
    out.into_inner()
}

/// A JPEG with an EXIF block that says how it is to be turned.
fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let mut out = jpeg[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

#[test]
fn all_four_formats_are_read_alike() {
    let picture = scenery(1, 160, 120);
    let files = [encode_png(&picture), encode_jpeg(&picture, 90), encode_webp(&picture, 90.0), gif(&picture)];
    for bytes in files {
        let fingerprint = read(&bytes).expect("readable");
        assert_eq!((fingerprint.width, fingerprint.height, fingerprint.nature), (160, 120, Nature::Picture));
    }
}

#[test]
fn a_bomb_is_refused_by_its_header() {
    assert_eq!(read(&announced(8000, 8000)).unwrap_err(), ReadError::TooManyPixels { width: 8000, height: 8000 });
    assert_eq!(read(&announced(40_000_001, 1)).unwrap_err(), ReadError::TooManyPixels { width: 40_000_001, height: 1 });
    // Just below the limit it is decoded, and found to be empty.
    assert_eq!(read(&announced(1000, 1000)).unwrap_err(), ReadError::Damaged);
}

#[test]
fn other_bytes_are_refused_with_their_reason() {
    assert_eq!(read(b"").unwrap_err(), ReadError::UnknownFormat);
    assert_eq!(read(b"<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap_err(), ReadError::UnknownFormat);
    assert_eq!(read(b"BM\0\0\0\0\0\0\0\0\0\0").unwrap_err(), ReadError::UnknownFormat);
    let whole = encode_png(&scenery(1, 64, 64));
    assert_eq!(read(&whole[..whole.len() / 2]).unwrap_err(), ReadError::Damaged);
    assert!(matches!(read(&vec![0; 33 * 1024 * 1024]), Err(ReadError::TooLong { .. })));
}

#[test]
fn cut_and_altered_files_never_panic() {
    let picture = scenery(3, 48, 48);
    for whole in [encode_png(&picture), encode_jpeg(&picture, 60), encode_webp(&picture, 60.0), gif(&picture)] {
        for i in (0..whole.len()).step_by(whole.len() / 40 + 1) {
            let mut altered = whole.clone();
            altered[i] ^= 0x5a;
            // Either outcome is fine.
            drop((read(&altered), read(&whole[..i])));
        }
    }
}

#[test]
fn the_exif_orientation_is_applied() {
    let picture = scenery(2, 120, 80);
    let turned = image::imageops::rotate270(&picture);
    let upright = read(&encode_jpeg(&picture, 95)).expect("readable");
    let told = read(&with_orientation(&encode_jpeg(&turned, 95), 6)).expect("readable");
    assert_eq!((told.width, told.height), (120, 80));
    assert_eq!(crosscheck_photos::compare(&upright, &told).verdict.as_str(), "same_picture");
}

#[test]
fn drawn_avatars_are_set_aside_and_photographs_are_not() {
    for kind in AVATAR_KINDS {
        for seed in 500..512 {
            let nature = read(&encode_png(&avatar(kind, seed, 128))).expect("readable").nature;
            assert!(matches!(nature, Nature::DefaultAvatar(_) | Nature::Plain), "{kind:?} {seed} {nature:?}");
        }
    }
    for seed in 500..512 {
        assert_eq!(read(&encode_jpeg(&scenery(seed, 256, 256), 80)).expect("readable").nature, Nature::Picture);
    }
    for name in ["a", "b", "c", "e", "j", "k", "r", "t", "old", "a grey", "a cropped small", "k mirrored"] {
        let name = &format!("portrait-{name}");
        assert_eq!(read(&png(name)).expect("readable").nature, Nature::Picture, "{name}");
    }
}

#[test]
fn plain_and_tiny_pictures_are_set_aside() {
    let plain = RgbImage::from_pixel(200, 200, Rgb([90, 120, 60]));
    assert_eq!(read(&encode_png(&plain)).expect("readable").nature, Nature::Plain);
    let slope = RgbImage::from_fn(200, 200, |x, y| Rgb([x as u8, y as u8, 100]));
    assert_eq!(read(&encode_png(&slope)).expect("readable").nature, Nature::Plain);
    let tiny = scenery(4, 24, 24);
    assert_eq!(read(&encode_png(&tiny)).expect("readable").nature, Nature::TooSmall);
    let thread = scenery(4, 2000, 3);
    assert_eq!(read(&encode_png(&thread)).expect("readable").nature, Nature::TooSmall);
}

fn nature_at(bytes: &[u8], url: &str) -> Nature {
    let address = Url::parse(url).map(|url| PictureAddress::of(&url)).unwrap_or_default();
    read_from(bytes, &address).expect("readable").nature
}

#[test]
fn addresses_of_placeholders_are_known() {
    let photo = encode_png(&scenery(5, 96, 96));
    for url in ["https://mastodon.example/avatars/original/missing.png", "https://ui-avatars.com/api/?name=Jane+Doe"] {
        assert_eq!(nature_at(&photo, url), Nature::DefaultAvatar(AvatarRule::Address), "{url}");
    }
    // Innocent twins: an address that may show a real picture says nothing.
    for url in [
        "https://example.com/missing.png.jpg/portrait.jpg?x=ui-avatars.com",
        "https://avatars.githubusercontent.com/u/1234?v=4",
        "not an address",
    ] {
        if !url.contains("missing.png") {
            assert_eq!(nature_at(&photo, url), Nature::Picture, "{url}");
        }
    }
}

#[test]
fn githubs_own_drawing_is_recomputed_from_the_account_number() {
    for user in [1u64, 583_231, 98_765_432] {
        let drawn = github_identicon(user, 460);
        for bytes in [encode_png(&drawn), encode_jpeg(&drawn, 75)] {
            let nature = |user| {
                let address = PictureAddress { is_placeholder: false, drawn_for: Some(user) };
                read_from(&bytes, &address).expect("readable").nature
            };
            assert_eq!(nature(user), Nature::DefaultAvatar(AvatarRule::GithubIdenticon));
            // Another account's drawing is still a drawing.
            assert_eq!(nature(777), Nature::DefaultAvatar(AvatarRule::LowColour));
        }
    }
}

#[test]
fn a_fingerprint_is_compact_and_survives_being_written_down() {
    let fingerprint = read(&encode_png(&scenery(6, 300, 300))).expect("readable");
    let text = serde_json::to_string(&fingerprint).expect("serialisable");
    // A raster of 192 by 192 cells and the codes, in base64.
    assert!(text.len() < 54_000, "{} bytes", text.len());
    let back: Fingerprint = serde_json::from_str(&text).expect("the same shape");
    assert_eq!(serde_json::to_string(&back).expect("serialisable"), text);
    let short = text.replace("\"code\":\"", "\"code\":\"AAAA");
    assert!(serde_json::from_str::<Fingerprint>(&short).is_err());
}

#[test]
fn previews_are_small_upright_and_always_the_same() {
    let picture = scenery(7, 400, 200);
    let bytes = with_orientation(&encode_jpeg(&picture, 90), 1);
    let small = preview(&bytes, 128).expect("readable");
    assert_eq!(small, preview(&bytes, 128).expect("readable"));
    let shown = image::load_from_memory(&small).expect("readable");
    assert_eq!((shown.width(), shown.height()), (128, 64));
    assert!(!small.windows(4).any(|w| w == b"Exif"));
    assert_eq!(
        preview(&announced(9000, 9000), 64).unwrap_err(),
        ReadError::TooManyPixels { width: 9000, height: 9000 }
    );
}
