use super::*;

fn place(text: &str) -> String {
    match resolve(text) {
        None => "-".to_owned(),
        Some(p) => {
            let around = if p.surroundings { "~" } else { "" };
            let finest = p.city.map(|c| c.name).or_else(|| p.region.and_then(Region::name)).unwrap_or("");
            format!("{} {around}{finest}", p.country.code()).trim().to_owned()
        }
    }
}

/// A text, and the place it names.
const TEXTS: &[(&str, &str)] = &[
    ("Berlin, Germany", "DE Berlin"),
    ("Berlin", "DE Berlin"),
    ("berlin germany", "DE Berlin"),
    ("10115 Berlin", "DE Berlin"),
    ("Berlin-Kreuzberg", "DE Berlin"),
    ("Kreuzberg, Berlin", "DE Berlin"),
    ("Germany, Berlin", "DE Berlin"),
    ("NYC", "US New York"),
    ("New York", "US New York"),
    ("New York, NY", "US New York"),
    ("New York, NY, USA", "US New York"),
    ("San Francisco Bay Area", "US ~San Francisco"),
    ("Greater Seattle Area", "US ~Seattle"),
    ("Seoul, 대한민국", "KR Seoul"),
    ("서울", "KR Seoul"),
    ("서울특별시 강남구", "KR Seoul"),
    ("서울시 마포구", "KR Seoul"),
    ("부산광역시 해운대구", "KR Busan"),
    ("東京都渋谷区", "JP Tokyo"),
    ("東京", "JP Tokyo"),
    ("北京市朝阳区", "CN Beijing"),
    ("广东省深圳市", "CN Shenzhen"),
    ("München", "DE Munich"),
    ("Muenchen", "DE Munich"),
    ("Munich, Bavaria, Germany", "DE Munich"),
    ("Austin, TX", "US Austin"),
    ("austin, tx", "US Austin"),
    ("Austin TX 78701", "US Austin"),
    ("Austin, TX 78701, United States", "US Austin"),
    ("Texas", "US Texas"),
    ("Remote (Lisbon)", "PT Lisbon"),
    ("Lisbon (remote)", "PT Lisbon"),
    ("Lisboa", "PT Lisbon"),
    ("Bogotá, D.C.", "CO Bogotá"),
    ("Bogotá, D.C., Colombia", "CO Bogotá"),
    ("Cambridge, UK", "GB Cambridge"),
    ("Cambridge, MA", "US Cambridge"),
    ("Cambridge, Massachusetts", "US Cambridge"),
    ("🇵🇹 Porto", "PT Porto"),
    ("🇵🇹", "PT"),
    ("Москва, Россия", "RU Moscow"),
    ("г. Москва", "RU Moscow"),
    ("Київ", "UA Kyiv"),
    ("London", "GB London"),
    ("London, Ontario", "CA London"),
    ("London, England, United Kingdom", "GB London"),
    ("Paris, Texas", "US Paris"),
    ("Paris, France", "FR Paris"),
    ("Portland, OR", "US Portland"),
    ("San José, Costa Rica", "CR San José"),
    ("San Jose, CA", "US San Jose"),
    ("Tbilisi, Georgia", "GE Tbilisi"),
    ("Atlanta, Georgia", "US Atlanta"),
    ("Atlanta, GA", "US Atlanta"),
    ("Lebanon, PA", "US Lebanon"),
    ("Lebanon", "LB"),
    ("Singapore", "SG"),
    ("Singapore, Singapore", "SG"),
    ("Hong Kong", "HK"),
    ("Mexico", "MX"),
    ("CDMX", "MX Mexico City"),
    ("Ciudad de México, México", "MX Mexico City"),
    ("São Paulo - SP", "BR São Paulo"),
    ("São Paulo, Brasil", "BR São Paulo"),
    ("Bengaluru, Karnataka, India", "IN Bengaluru"),
    ("Bangalore", "IN Bengaluru"),
    ("USA", "US"),
    ("United States", "US"),
    ("UK", "GB"),
    ("England", "GB England"),
    ("Deutschland", "DE"),
    ("Washington, DC", "US Washington D.C."),
    ("Washington, D.C.", "US Washington D.C."),
    ("Milano (MI)", "IT Milan"),
    ("القاهرة", "EG Cairo"),
    ("تهران", "IR Tehran"),
    ("Île-de-France", "FR Île-de-France"),
    ("Zürich", "CH Zurich"),
    ("Kyiv, Ukraine", "UA Kyiv"),
    ("Based in Berlin", "DE Berlin"),
    ("Hell, Norway", "NO"),
    ("Springfield, IL", "US Springfield"),
    ("Berlin, DE", "DE Berlin"),
    ("Dover, DE", "US Dover"),
    ("Sydney, NSW", "AU Sydney"),
    ("Toronto, ON", "CA Toronto"),
    ("Vancouver, BC, Canada", "CA Vancouver"),
    ("Gurgaon", "IN Gurgaon"),
    ("Buenos Aires, Argentina", "AR Buenos Aires"),
    ("Remote - US", "US"),
    ("LA", "US Los Angeles"),
    ("US only", "US"),
    ("台北, 台灣", "TW Taipei"),
    ("경기도 성남시 분당구", "KR Seongnam-si"),
    ("נתניה, ישראל", "IL Netanya"),
    ("Ho Chi Minh City, Vietnam", "VN Ho Chi Minh City"),
    ("Thành phố Hồ Chí Minh", "VN Ho Chi Minh City"),
];

#[test]
fn texts_as_people_write_them() {
    let mut wrong = Vec::new();
    for &(text, expected) in TEXTS {
        if place(text) != expected {
            wrong.push(format!("{text}: {} instead of {expected}", place(text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_names_no_place_or_more_than_one_is_not_guessed() {
    let mut wrong = Vec::new();
    for text in [
        "",
        " ",
        "Earth",
        "localhost",
        "127.0.0.1",
        "EU / Remote",
        "Remote",
        "Worldwide",
        "Europe",
        "EMEA",
        "the internet",
        "Cambridge",
        "Portland",
        "San José",
        "Georgia",
        "Berlin / Lisbon",
        "Berlin, Lisbon",
        "Paris and London",
        "home",
        "somewhere over the rainbow",
        "mobile",
        "I write Java in production",
        "Mars",
        "Moon",
        "she/her",
        "us",
        "in",
        "behind you",
        "/dev/null",
        "Planet Earth",
        "Springfield",
        "CA",
        "Nowhere",
        "The Matrix",
        "¯\\_(ツ)_/¯",
        "42",
        "null",
        "Middle Earth",
        "Springfield / Shelbyville",
        "Washington",
        "CET timezone",
        "Somewhere between Berlin and Prague",
    ] {
        if resolve(text).is_some() {
            wrong.push(format!("{text}: {}", place(text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(read("EU / Remote"), Reading { mentions: Vec::new(), remote: true, wide: true });
    assert_eq!(read("Berlin / Lisbon").mentions.len(), 2);
    assert_eq!(read("London, Paris, Tokyo").mentions.len(), 3);
    let cambridge = &read("Cambridge").mentions[0].candidates;
    assert!(["GB", "US", "CA"].iter().all(|code| cambridge.iter().any(|p| p.country.code() == *code)), "{cambridge:?}");
}

#[test]
fn parts_of_an_address() {
    let parts = |a, b, c| resolve_parts(a, b, c).map(|p| p.label());
    assert_eq!(parts("Porto", "", "PT").as_deref(), Some("Porto, Portugal"));
    assert_eq!(parts("", "", "Germany").as_deref(), Some("Germany"));
    assert_eq!(parts("San Francisco", "California", "US").as_deref(), Some("San Francisco, United States"));
    assert_eq!(parts("", " ", ""), None);
}

#[test]
fn levels() {
    let level = |a: &str, b: &str| compare_texts(a, b).level();
    for (a, b, expected) in [
        ("Berlin", "Berlin, Germany", PlaceLevel::Same),
        ("서울", "Seoul, South Korea", PlaceLevel::Same),
        ("München", "Munich", PlaceLevel::Same),
        ("Germany", "Berlin", PlaceLevel::Within),
        ("Austin, TX", "Texas", PlaceLevel::Within),
        ("Oakland, CA", "San Francisco Bay Area", PlaceLevel::Within),
        ("Berlin", "Potsdam", PlaceLevel::Near),
        ("Vienna", "Bratislava", PlaceLevel::Near),
        ("Berlin", "Munich", PlaceLevel::SameCountry),
        ("Texas", "California", PlaceLevel::SameCountry),
        ("Berlin", "Lisbon", PlaceLevel::DifferentCountry),
        ("Germany", "Portugal", PlaceLevel::DifferentCountry),
        ("Austin, US", "Lisbon, PT", PlaceLevel::DifferentCountry),
        ("Berlin / Lisbon", "Portugal", PlaceLevel::Within),
        ("Remote", "Portugal", PlaceLevel::NotComparable),
        ("", "Portugal", PlaceLevel::NotComparable),
        ("Europe", "United States", PlaceLevel::NotComparable),
    ] {
        assert_eq!(level(a, b), expected, "{a} | {b}");
        assert_eq!(level(b, a), expected, "{b} | {a}");
    }
}

#[test]
fn the_innocent_reading_wins() {
    let level = |a: &str, b: &str| compare_texts(a, b).level();
    // Cambridge is in England and in Massachusetts; London is also in Ontario; Hong Kong is written under China.
    assert_eq!(level("Cambridge", "Boston, MA"), PlaceLevel::Near);
    assert_eq!(level("Cambridge", "England"), PlaceLevel::Within);
    assert_eq!(level("London", "Canada"), PlaceLevel::NotComparable);
    assert_eq!(level("Hong Kong", "China"), PlaceLevel::Within);
    assert_eq!(level("San Juan, Puerto Rico", "United States"), PlaceLevel::Within);
    assert_eq!(level("Georgia", "Atlanta, GA"), PlaceLevel::Within);
    assert_eq!(level("Georgia", "Tbilisi"), PlaceLevel::Within);
    assert_eq!(level("Cambridge", "Lisbon"), PlaceLevel::DifferentCountry);
}

#[test]
fn hostile_input_ends_at_once() {
    for text in [
        "a".repeat(10_000_000),
        "Berlin, ".repeat(1_000_000),
        "/".repeat(10_000_000),
        "서".repeat(3_000_000),
        "🇵".repeat(2_000_000),
    ] {
        assert!(read(&text).mentions.len() <= 8);
        assert_eq!(compare_texts(&text, "\u{0}\u{202e}").level(), PlaceLevel::NotComparable);
    }
}

proptest::proptest! {
    #[test]
    fn never_panics(a in ".{0,80}", b in "[A-Za-z서울東京都, /()🇵🇹.-]{0,60}") {
        let found = compare_texts(&a, &b);
        proptest::prop_assert_eq!(found.level(), compare_texts(&b, &a).level());
        proptest::prop_assert!(!found.sentence().is_empty());
    }
}

#[test]
fn areas_written_under_several_states_and_namesakes_are_no_disagreement() {
    let differ = |a: &str, b: &str| {
        let (there, back) = (compare_texts(a, b), compare_texts(b, a));
        assert_eq!(there.level(), back.level(), "{a} | {b}");
        there.level() == PlaceLevel::DifferentCountry
    };
    for (a, b) in [
        ("Yalta", "Россия"),
        ("Крым", "Ukraine"),
        ("Mariupol, Ukraine", "Mariupol, Russia"),
        ("Derry", "Republic of Ireland"),
        ("Katzrin, Golan", "Syria"),
        ("Srinagar, India", "Pakistan"),
        ("Tiraspol", "Moldova"),
        ("Kyrenia, Northern Cyprus", "Cyprus"),
        ("Montserrat", "United Kingdom"),
        ("Norfolk Island", "Australia"),
        ("Columbia", "South Carolina"),
        ("Columbia", "Colombia"),
        ("Granada", "Spain"),
        ("Richmond", "New Zealand"),
    ] {
        assert!(!differ(a, b), "{a} | {b}");
    }
    // The twins: elsewhere in the same states, with the country beside the name, or in a country without the name.
    for (a, b) in [
        ("Kyiv", "Russia"),
        ("Lviv, Ukraine", "Moscow"),
        ("London", "Ireland"),
        ("Tel Aviv", "Syria"),
        ("Mumbai", "Pakistan"),
        ("Columbia, MO", "Colombia"),
        ("Colombia", "USA"),
        ("Lebanon", "USA"),
        ("Richmond, Virginia", "New Zealand"),
        ("Richmond", "Germany"),
        ("Seville", "Mexico"),
    ] {
        assert!(differ(a, b), "{a} | {b}");
    }
}
