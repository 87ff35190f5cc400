use super::*;

fn is_dated(text: &str) -> bool {
    dated(&[Piece { text: text.to_owned(), x: 0.0, end: 0.0, lead_bold: 0 }], text).is_some()
}

#[test]
fn periods_at_the_edges_date_an_entry() {
    assert!(is_dated("Engineer, Example Corp (Mar 2019 – present)"));
    assert!(is_dated("2015 - 2019 Example University"));
    assert!(is_dated("Example Corp, Berlin | 03/2019 – heute"));
    assert!(is_dated("2019"));
}

#[test]
fn letters_apart_are_words() {
    assert_eq!(clean("J O H N   D O E"), "JOHN DOE");
    assert_eq!(clean("R É S U M É"), "R É S U M É");
    assert_eq!(clean("C V   o f   J O"), "CV of JO");
    assert_eq!(clean("J. R. R. Example"), "J. R. R. Example");
    assert_eq!(clean("A B C"), "A B C");
}

#[test]
fn dates_of_the_past_stand_alone() {
    assert!(is_dated("1654-1660"));
    assert!(!is_dated("Shipped 1654-1660 parts a year to places near and far away"));
    assert!(!is_dated("0100-0199"));
}

#[test]
fn dates_inside_sentences_do_not() {
    assert!(!is_dated("Between 2015 and 2019 I led the team that moved every service to a new platform."));
    assert!(!is_dated("Reduced the cost of the platform by a third and won the prize of the region for it in 2019"));
    assert!(!is_dated("Shipped version 2000 of the product"));
}
