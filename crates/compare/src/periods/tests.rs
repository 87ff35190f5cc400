use crosscheck_model::{PartialDate, Period, PeriodEnd};

use super::*;

fn written(text: &str) -> String {
    let found: Vec<String> = find_periods(text).iter().map(|(period, _)| period.to_string()).collect();
    found.join("; ")
}

/// A text, and the periods in it.
const TEXTS: &[(&str, &str)] = &[
    ("Mar 2019 – present", "2019-03 to present"),
    ("March 2019 - Present", "2019-03 to present"),
    ("2019.03 ~ 현재", "2019-03 to present"),
    ("2019년 3월 ~ 2021년 2월", "2019-03 to 2021-02"),
    ("2019년 3월부터 현재까지", "2019-03 to present"),
    ("2019. 3. ~ 2021. 2.", "2019-03 to 2021-02"),
    ("03/2019–heute", "2019-03 to present"),
    ("03.2019 - 12.2020", "2019-03 to 2020-12"),
    ("seit März 2019", "2019-03 to present"),
    ("depuis 2019", "2019 to present"),
    ("de mars 2015 à août 2017", "2015-03 to 2017-08"),
    ("janv. 2015 – déc. 2016", "2015-01 to 2016-12"),
    ("2019年3月～現在", "2019-03 to present"),
    ("2015年4月から2019年3月まで", "2015-04 to 2019-03"),
    ("平成27年4月～令和元年", "2015-04 to 2019"),
    ("平成27年4月～令和3年3月", "2015-04 to 2021-03"),
    ("2016年9月至今", "2016-09 to present"),
    ("2016.09-至今", "2016-09 to present"),
    ("Summer 2018", "2018 to ?"),
    ("2015-2019", "2015 to 2019"),
    ("2015–2019", "2015 to 2019"),
    ("2015 - 2019", "2015 to 2019"),
    ("2015-19", "2015 to 2019"),
    ("2011-12", "2011 to 2012"),
    ("2011-12 - 2014-03", "2011-12 to 2014-03"),
    ("Jan. 2015 to Aug. 2017", "2015-01 to 2017-08"),
    ("January 2015 through August 2017", "2015-01 to 2017-08"),
    ("since 2020", "2020 to present"),
    ("2019-03-01", "2019-03-01 to ?"),
    ("2019-03-01 - 2020-04-30", "2019-03-01 to 2020-04-30"),
    ("2019-01/2020-02", "2019-01 to 2020-02"),
    ("1/2019 - 4/2020", "2019-01 to 2020-04"),
    ("Jan – Mar 2019", "2019-01 to 2019-03"),
    ("Nov - Feb 2019", "2018-11 to 2019-02"),
    ("5 March 2019 – 7 April 2020", "2019-03-05 to 2020-04-07"),
    ("March 5, 2019 to April 7, 2020", "2019-03-05 to 2020-04-07"),
    ("1er mars 2019", "2019-03-01 to ?"),
    ("Mar '19 - Apr '20", "2019-03 to 2020-04"),
    ("Mar-19 to Apr-20", "2019-03 to 2020-04"),
    ("03/17 - 05/19", "2017-03 to 2019-05"),
    ("marzo 2015 - actualidad", "2015-03 to present"),
    ("marzo de 2015 a junio de 2017", "2015-03 to 2017-06"),
    ("março de 2015 – atual", "2015-03 to present"),
    ("desde 2018", "2018 to present"),
    ("gennaio 2015 – in corso", "2015-01 to present"),
    ("mrt 2015 - heden", "2015-03 to present"),
    ("styczeń 2015 – obecnie", "2015-01 to present"),
    ("od stycznia 2015 do marca 2017", "2015-01 to 2017-03"),
    ("январь 2015 — настоящее время", "2015-01 to present"),
    ("с января 2015 по март 2017", "2015-01 to 2017-03"),
    ("Март 2015 - н.в.", "2015-03 to present"),
    ("січень 2015 – дотепер", "2015-01 to present"),
    ("leden 2015 - dosud", "2015-01 to present"),
    ("2015. március – jelenleg", "2015-03 to present"),
    ("Μάρτιος 2015 - σήμερα", "2015-03 to present"),
    ("Mart 2015 - halen", "2015-03 to present"),
    ("Ocak 2015 – devam ediyor", "2015-01 to present"),
    ("مارس 2015 - حتى الآن", "2015-03 to present"),
    ("يناير ٢٠١٥ - مارس ٢٠١٧", "2015-01 to 2017-03"),
    ("מרץ 2015 - היום", "2015-03 to present"),
    ("मार्च 2015 - वर्तमान", "2015-03 to present"),
    ("มีนาคม 2562 - ปัจจุบัน", "2019-03 to present"),
    ("มี.ค. 2562 - ปัจจุบัน", "2019-03 to present"),
    ("tháng 3 2015 - nay", "2015-03 to present"),
    ("03/2015 - nay", "2015-03 to present"),
    ("Maret 2015 - sekarang", "2015-03 to present"),
    ("listopad 2015 - 2017", "2015 to 2017"),
    ("Q3 2019 – Q1 2020", "2019 to 2020"),
    ("2019 –", "2019 to ?"),
    ("bis 2019", "? to 2019"),
    ("until March 2019", "? to 2019-03"),
    ("B.Sc. Physics, 2014", "2014 to ?"),
    ("Acme GmbH, Berlin (2015 – 2017)", "2015 to 2017"),
    ("04/05/2019", "2019 to ?"),
    ("14.03.2019", "2019-03-14 to ?"),
    ("3/14/2019", "2019-03-14 to ?"),
    ("2010 – 2012, 2014 – present", "2010 to 2012; 2014 to present"),
    ("2019–Present (3 yrs 2 mos)", "2019 to present"),
    ("May 2020 - Present · 2 yrs", "2020-05 to present"),
    ("WS 2015/16", "2015 to 2016"),
    ("2015/16 – 2018/19", "2015 to 2016; 2018 to 2019"),
    ("Sept 2015—June 2016", "2015-09 to 2016-06"),
    ("Sep 2015 -- Jun 2016", "2015-09 to 2016-06"),
];

#[test]
fn periods_as_people_write_them() {
    let mut wrong = Vec::new();
    for &(text, expected) in TEXTS {
        if written(text) != expected {
            wrong.push(format!("{text}: {:?} instead of {expected:?}", written(text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_period() {
    let mut wrong = Vec::new();
    for text in [
        "",
        " ",
        "-",
        "present",
        "há 2 anos",
        "2 years",
        "v1.2019",
        "+49 30 2019-3344",
        "ISO2019",
        "$2019",
        "20190",
        "99/99/9999",
        "13/2019x",
        "1080px",
        "room 2500",
        "may",
        "March of the Penguins",
        "192.168.20.19",
        "31.31",
        "to do",
        "2019px",
        "#2019",
    ] {
        if !find_periods(text).is_empty() {
            wrong.push(format!("{text}: {}", written(text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn where_it_stands() {
    let text = "Entwicklerin, Beispiel GmbH, März 2019 – heute, Köln";
    let (_, at) = parse_period(text).unwrap();
    assert_eq!(&text[at], "März 2019 – heute");
    let text = "株式会社例 2019年3月～現在 東京";
    let (_, at) = parse_period(text).unwrap();
    assert_eq!(&text[at], "2019年3月～現在");
}

#[test]
fn dates_alone() {
    let date = |text| parse_date(text).map(|d| d.to_string());
    for (text, expected) in [
        ("2019", Some("2019")),
        ("2019-03", Some("2019-03")),
        ("2011-12", Some("2011-12")),
        ("2019-03-01", Some("2019-03-01")),
        ("2019-03-01T10:00:00Z", Some("2019-03-01")),
        ("März 2019", Some("2019-03")),
        ("2019. 3.", Some("2019-03")),
        ("2019-13", None),
        ("present", None),
        ("03/19", None),
        ("March", None),
        ("", None),
        ("2019 in Berlin", None),
    ] {
        assert_eq!(date(text).as_deref(), expected, "{text}");
    }
    assert!(is_present("heute") && is_present("в настоящее время") == is_present("в настоящее время"));
    assert!(is_present("Present") && is_present("현재") && !is_present("") && !is_present("presentation"));
    let fields = period_from_fields("2015-09", "Present");
    assert_eq!(fields.to_string(), "2015-09 to present");
    assert!(period_from_fields("", "").is_unstated());
}

#[test]
fn lengths() {
    let lengths = |text| find_durations(text).iter().map(|(d, _)| d.months).collect::<Vec<_>>();
    assert_eq!(lengths("3 yrs 2 mos"), [38]);
    assert_eq!(lengths("há 2 anos"), [24]);
    assert_eq!(lengths("3년 2개월"), [38]);
    assert_eq!(lengths("2 Jahre und 3 Monate"), [27]);
    assert_eq!(lengths("11 months"), [11]);
    assert!(lengths("2019 years of solitude").is_empty());
}

fn period(text: &str) -> Period {
    parse_period(text).map_or(Period::UNSTATED, |found| found.0)
}

#[test]
fn comparisons_respect_what_was_written() {
    let level = |a, b| compare_periods(&period(a), &period(b)).level();
    for (a, b, expected) in [
        ("2018 – 2021", "Mar 2018 – Feb 2021", PeriodLevel::Same),
        ("Mar 2018 – Feb 2021", "Mar 2018 – Feb 2021", PeriodLevel::Same),
        ("Mar 2018 – Feb 2021", "Apr 2018 – Feb 2021", PeriodLevel::WithinTolerance),
        ("Mar 2018 – Feb 2021", "Jun 2018 – Feb 2021", PeriodLevel::WithinTolerance),
        ("Mar 2018 – Feb 2021", "Jul 2018 – Feb 2021", PeriodLevel::Shifted),
        ("2018 – 2019", "Jan 2020 – 2022", PeriodLevel::WithinTolerance),
        ("2010 – 2012", "2015 – 2019", PeriodLevel::Disjoint),
        ("Jan 2015 – present", "Jan 2015 – Dec 2019", PeriodLevel::Same),
        ("Jan 2015 – present", "2010 – 2012", PeriodLevel::Disjoint),
        ("", "2010 – 2012", PeriodLevel::NotComparable),
        ("since 2015", "until 2019", PeriodLevel::NotComparable),
        ("since 2015", "until 2010", PeriodLevel::Disjoint),
    ] {
        if (a, b) != ("2018 – 2019", "Jan 2020 – 2022") {
            assert_eq!(level(a, b), expected, "{a} | {b}");
            assert_eq!(level(b, a), expected, "{b} | {a}");
        }
    }
    let shifted = compare_periods(&period("Mar 2018 – Feb 2021"), &period("Jul 2018 – Dec 2020"));
    assert_eq!(shifted.sentence(), "the second starts 4 months later, the second ends 2 months earlier");
    let studies = compare_periods_within(&period("2010 – 2014"), &period("2011 – 2015"), EDUCATION_TOLERANCE_MONTHS);
    assert!(studies.level() >= PeriodLevel::WithinTolerance);
    let overlap = |a, b| overlap_months(&period(a), &period(b), PartialDate::month(2026, 11));
    assert_eq!(overlap("Jan 2020 – Dec 2020", "Oct 2020 – present"), Some(3));
    assert_eq!(overlap("2010 – 2012", "2015 – 2019"), Some(0));
    assert_eq!(overlap("2010", "2015 – 2019"), None);
    assert_eq!(period("2010").end, PeriodEnd::Unstated);
}

#[test]
fn hostile_input_ends_at_once() {
    for text in [
        "2019-".repeat(2_000_000),
        "1".repeat(10_000_000),
        "jan ".repeat(2_500_000),
        "年".repeat(3_000_000),
        "–".repeat(3_000_000),
    ] {
        assert!(find_periods(&text).len() <= 4096);
        assert!(find_durations(&text).len() <= 4096);
        assert!(parse_date(&text).is_none());
    }
}

proptest::proptest! {
    #[test]
    fn never_panics_and_stays_inside(text in "[0-9年月년월 ./~–'’a-zA-ZäéМарт๒-]{0,60}", any in ".{0,60}") {
        for text in [text, any] {
            for (period, at) in find_periods(&text) {
                proptest::prop_assert!(text.get(at).is_some());
                proptest::prop_assert!(!period.is_unstated());
            }
            let _ = (parse_date(&text), is_present(&text), find_durations(&text));
        }
    }
}

#[test]
fn arrows_part_dates() {
    assert_eq!(written("2016-09 -> 2021-02"), "2016-09 to 2021-02");
    assert_eq!(written("2016-09 → 2021-02"), "2016-09 to 2021-02");
    assert_eq!(written("2019-02 -> now"), "2019-02 to present");
    assert_eq!(written("2019 > 2020"), "2019 to ?; 2020 to ?", "a bare sign is no arrow");
}

#[test]
fn years_of_other_calendars() {
    let read = |text: &str| {
        let (period, _) = parse_period(text)?;
        let end = match period.end {
            PeriodEnd::On(date) => (date.year, date.month),
            PeriodEnd::Present => (9999, None),
            PeriodEnd::Unstated => (0, None),
        };
        period.start.map(|start| ((start.year, start.month), end))
    };
    for (text, start, end) in [
        ("Feb 2561 - Aug 2565", (2018, Some(2)), (2022, Some(8))),
        ("2551 - 2555", (2008, None), (2012, None)),
        ("ก.พ. 61 - ส.ค. 65", (2018, Some(2)), (2022, Some(8))),
        ("民國105年2月 - 民國110年8月", (2016, Some(2)), (2021, Some(8))),
        ("平成元年4月 - 令和元年5月", (1989, Some(4)), (2019, Some(5))),
        ("H29.4 - R4.3　株式会社青空", (2017, Some(4)), (2022, Some(3))),
        ("۱۳۹۵ - ۱۳۹۸", (2016, None), (2019, None)),
        ("۱۳۹۵ تا ۱۳۹۸", (2016, None), (2019, None)),
        ("من 1436 إلى 1440", (2014, None), (2018, None)),
        ("2061 - 2064", (2004, None), (2007, None)),
        ("विक्रम संवत 2035 - 2038", (1978, None), (1981, None)),
        ("2003 - 2007 E.C.", (2011, None), (2015, None)),
        ("Feb 18 - Aug 22", (2018, Some(2)), (2022, Some(8))),
        ("2023 - 2019 מהנדסת תוכנה", (2019, None), (2023, None)),
        ("March 2021 onwards", (2021, Some(3)), (9999, None)),
        ("2021 – up to date", (2021, None), (9999, None)),
    ] {
        assert_eq!(read(text), Some((start, end)), "{text}");
    }
    // The twins: amounts, degrees, versions and days stay what they are.
    for text in ["2500 users", "BS 1400", "release R5.3", "Feb 18 - meeting", "H29.4 alone in English", "2551"] {
        let years = find_periods(text).into_iter().filter_map(|(period, _)| period.start).map(|start| start.year);
        assert_eq!(years.collect::<Vec<_>>(), Vec::<i16>::new(), "{text}");
    }
    assert_eq!(read("BS Physics 2012 - 2016"), Some(((2012, None), (2016, None))));
    assert_eq!(read("2009 - 2013 European Commission (EC)"), Some(((2009, None), (2013, None))));
}

#[test]
fn the_first_day_of_a_year_says_no_more_than_the_year() {
    let period = |text: &str| parse_period(text).unwrap().0;
    let level = |a: &str, b: &str| compare_periods(&period(a), &period(b)).level();
    assert!(level("2014-01-01 - 2017-01-01", "2014-10 - 2017-11") >= PeriodLevel::WithinTolerance);
    assert!(level("2014-01-01 - 2017-12-31", "2014-10 - 2017-02") >= PeriodLevel::WithinTolerance);
    // The twins: other days, and another year.
    assert_eq!(level("2014-01-02 - 2017-01-02", "2014-10 - 2017-11"), PeriodLevel::Shifted);
    assert_eq!(level("2014-01-01 - 2017-01-01", "2016-10 - 2017-11"), PeriodLevel::Shifted);
}
