//! Routing numbers of the American Bankers Association: nine digits, weights 3, 7, 1, the sum a multiple of ten.

/// What of a routing number does not compute, in words.
pub fn fault(text: &str) -> Option<&'static str> {
    let digits: Vec<u32> = text.chars().filter(|c| !matches!(c, ' ' | '-')).map_while(|c| c.to_digit(10)).collect();
    let written = text.chars().filter(|c| !matches!(c, ' ' | '-')).count();
    if digits.len() != 9 || written != 9 {
        return Some("a routing number has nine digits");
    }
    let sum: u32 = digits.iter().zip([3, 7, 1].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    (sum == 0 || !sum.is_multiple_of(10)).then_some("the check digit of the routing number does not compute")
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn published_numbers_compute_and_neighbours_do_not() {
        // Federal Reserve Banks of Boston, New York and San Francisco, as the Federal Reserve publishes them.
        for good in ["011000015", "021001208", "121000374", "1210-0037-4"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for (wrong, why) in
            [("011000016", "check digit"), ("01100001", "nine"), ("01100001X", "nine"), ("000000000", "check")]
        {
            assert!(fault(wrong).is_some_and(|fault| fault.contains(why)), "{wrong}");
        }
    }

    #[test]
    fn every_single_wrong_digit_is_told() {
        let good = b"021001208";
        for place in 0..9 {
            for digit in b'0'..=b'9' {
                let mut other = *good;
                other[place] = digit;
                let text = std::str::from_utf8(&other).unwrap();
                assert_eq!(fault(text).is_none(), digit == good[place], "{text}");
            }
        }
    }
}
