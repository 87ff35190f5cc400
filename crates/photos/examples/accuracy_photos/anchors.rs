//! The single hashes that this crate is measured against.

use image_hasher::{HashAlg, HasherConfig, ImageHash};

pub(crate) struct Anchors {
    pub(crate) vert_gradient: ImageHash,
    pub(crate) double_gradient: ImageHash,
    pub(crate) pdq: [u8; 32],
}

impl Anchors {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let picture = image::load_from_memory(bytes).expect("a picture made here is readable").into_rgb8();
        let hash = |alg| HasherConfig::new().hash_size(16, 16).hash_alg(alg).to_hasher().hash_image(&picture);
        Self {
            vert_gradient: hash(HashAlg::VertGradient),
            double_gradient: hash(HashAlg::DoubleGradient),
            pdq: pdq(&picture),
        }
    }
}

fn pdq(picture: &image::RgbImage) -> [u8; 32] {
    // The crate speaks an older version of the image library.
    let (width, height) = picture.dimensions();
    let same = pdqhash::image::RgbImage::from_raw(width, height, picture.as_raw().clone()).expect("same size");
    pdqhash::generate_pdq(&pdqhash::image::DynamicImage::ImageRgb8(same)).map_or([0; 32], |(hash, _)| hash)
}

pub(crate) fn bits_apart(a: &[u8; 32], b: &[u8; 32]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a ^ b).count_ones()).sum()
}
