//! What lies near or under one name, whatever the borders.

use super::gazetteer::{Country, Place};

/// Two cities at most this far apart count as one neighbourhood: one can live in one and work in the other. From the
/// description of the location check (L1: "compatible if contained in / within 100 km").
pub const NEAR_KM: u32 = 100;

/// Countries and territories that one and the same address is written under, so that naming one and the other is no
/// disagreement. Either order.
const WRITTEN_UNDER: [(&str, &str); 57] = [
    ("HK", "CN"),
    ("MO", "CN"),
    ("TW", "CN"),
    ("PR", "US"),
    ("VI", "US"),
    ("GU", "US"),
    ("AS", "US"),
    ("MP", "US"),
    ("GG", "GB"),
    ("JE", "GB"),
    ("IM", "GB"),
    ("GI", "GB"),
    ("BM", "GB"),
    ("KY", "GB"),
    ("VG", "GB"),
    ("FK", "GB"),
    ("GP", "FR"),
    ("MQ", "FR"),
    ("RE", "FR"),
    ("GF", "FR"),
    ("YT", "FR"),
    ("NC", "FR"),
    ("PF", "FR"),
    ("MF", "FR"),
    ("BL", "FR"),
    ("PM", "FR"),
    ("AW", "NL"),
    ("CW", "NL"),
    ("SX", "NL"),
    ("BQ", "NL"),
    ("GL", "DK"),
    ("FO", "DK"),
    ("AX", "FI"),
    ("SJ", "NO"),
    ("XK", "RS"),
    ("PS", "IL"),
    ("EH", "MA"),
    ("NU", "NZ"),
    ("CK", "NZ"),
    ("TK", "NZ"),
    ("CX", "AU"),
    ("CC", "AU"),
    ("NF", "AU"),
    ("HM", "AU"),
    ("AI", "GB"),
    ("MS", "GB"),
    ("TC", "GB"),
    ("SH", "GB"),
    ("PN", "GB"),
    ("IO", "GB"),
    ("GS", "GB"),
    ("WF", "FR"),
    ("TF", "FR"),
    ("UM", "US"),
    ("FK", "AR"),
    ("GI", "ES"),
    ("BV", "NO"),
];

pub(crate) fn written_under(a: Country, b: Country) -> bool {
    let (a, b) = (a.code(), b.code());
    WRITTEN_UNDER.iter().any(|&(x, y)| (a, b) == (x, y) || (a, b) == (y, x))
}

/// Great-circle distance in whole kilometres, where both name a city.
pub(crate) fn distance_km(a: &Place, b: &Place) -> Option<u32> {
    let (a, b) = (a.city?, b.city?);
    let (lat1, lat2) = (a.latitude.to_radians(), b.latitude.to_radians());
    let half = |x: f64| (x / 2.0).sin().powi(2);
    let chord = half(lat2 - lat1) + lat1.cos() * lat2.cos() * half((b.longitude - a.longitude).to_radians());
    // 6371 km is the mean radius of the Earth.
    Some((2.0 * 6371.0 * chord.clamp(0.0, 1.0).sqrt().asin()).round() as u32)
}
