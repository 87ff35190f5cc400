use std::fmt;

/// Where a rate lies, with 95% confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Least, from 0 to 1.
    pub low: f64,
    /// Most, from 0 to 1.
    pub high: f64,
}

/// Standard normal quantile of a two-sided 95%.
const Z: f64 = 1.959_964;

/// Wilson's interval, which holds for few and for no hits as well. Of nothing, everything is possible.
pub fn interval(hits: u32, of: u32) -> Interval {
    if of == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (n, share) = (f64::from(of), f64::from(hits) / f64::from(of));
    let spread = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let (middle, scale) = (share + Z * Z / (2.0 * n), 1.0 + Z * Z / n);
    Interval { low: ((middle - spread) / scale).max(0.0), high: ((middle + spread) / scale).min(1.0) }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}% to {:.1}%", self.low * 100.0, self.high * 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn intervals_are_those_of_the_textbook_and_never_leave_the_possible() {
        // Wilson's interval for 0 of 10 and 5 of 10.
        let none = interval(0, 10);
        assert!(none.low < 1e-9 && (none.high - 0.277_5).abs() < 1e-3, "{none:?}");
        let half = interval(5, 10);
        assert!((half.low - 0.236_6).abs() < 1e-3 && (half.high - 0.763_4).abs() < 1e-3, "{half:?}");
        assert!(interval(10, 10).high > 1.0 - 1e-9);
        assert_eq!((interval(0, 0).low, interval(0, 0).high), (0.0, 1.0));
    }
}
