//! Printing.

use crosscheck_testkit::pictures::Transform;

/// One method: its threshold and what it gives on the second half.
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) threshold: u32,
    pub(crate) false_matches: usize,
    pub(crate) impostors: usize,
    pub(crate) recall: Vec<f64>,
    /// The threshold that passes exactly the wanted rate of this half's own impostors, and the recall there.
    pub(crate) own_threshold: u32,
    pub(crate) recall_at_own: Vec<f64>,
}

/// All methods side by side.
pub(crate) struct Table {
    pub(crate) transforms: Vec<Transform>,
    pub(crate) columns: Vec<Column>,
}

impl Table {
    pub(crate) fn print(&self) {
        println!("\nBefore verification: recall in % at the threshold that passes 0.1% of the first half's impostors");
        print!("{:24}", "");
        for c in &self.columns {
            print!("{:>15}", c.name);
        }
        println!();
        for (t, transform) in self.transforms.iter().enumerate() {
            print!("{:24}", label(transform));
            for c in &self.columns {
                print!("{:>15.1}", c.recall[t] * 100.0);
            }
            println!();
        }
        self.row("mean (published list)", |c| format!("{:.1}", 100.0 * mean(&self.transforms, &c.recall)));
        self.row("lowest (published list)", |c| format!("{:.1}", 100.0 * lowest(&self.transforms, &c.recall)));
        self.row("threshold (bits)", |c| format!("< {}", c.threshold));
        self.row("false matches", |c| format!("{} / {}", c.false_matches, c.impostors));
        println!("at the threshold that passes 0.1% of the second half's own impostors:");
        self.row("  threshold (bits)", |c| format!("< {}", c.own_threshold));
        self.row("  mean", |c| format!("{:.1}", 100.0 * mean(&self.transforms, &c.recall_at_own)));
        self.row("  lowest", |c| format!("{:.1}", 100.0 * lowest(&self.transforms, &c.recall_at_own)));
        let below = self.transforms.iter().enumerate().filter(|(t, transform)| {
            transform.listed && self.columns[1..].iter().any(|c| c.recall[*t] > self.columns[0].recall[*t])
        });
        let below: Vec<&str> = below.map(|(_, t)| t.name).collect();
        println!("below the best single hash: {}", if below.is_empty() { "none".to_owned() } else { below.join(", ") });
    }

    fn row(&self, name: &str, value: impl Fn(&Column) -> String) {
        print!("{name:24}");
        for c in &self.columns {
            print!("{:>15}", value(c));
        }
        println!();
    }
}

fn label(transform: &Transform) -> String {
    if transform.listed { transform.name.to_owned() } else { format!("+ {}", transform.name) }
}

fn mean(transforms: &[Transform], recall: &[f64]) -> f64 {
    let listed: Vec<f64> = transforms.iter().zip(recall).filter(|(t, _)| t.listed).map(|(_, r)| *r).collect();
    listed.iter().sum::<f64>() / listed.len() as f64
}

fn lowest(transforms: &[Transform], recall: &[f64]) -> f64 {
    transforms.iter().zip(recall).filter(|(t, _)| t.listed).map(|(_, r)| *r).fold(1.0, f64::min)
}

/// Recall per transform in one block, with mean and lowest.
pub(crate) fn print_recalls(rows: &[(&Transform, f64)]) {
    for line in rows.chunks(3) {
        for (transform, recall) in line {
            print!("{:24}{:>6.1}    ", label(transform), recall * 100.0);
        }
        println!();
    }
    let transforms: Vec<Transform> = rows.iter().map(|(t, _)| **t).collect();
    let recall: Vec<f64> = rows.iter().map(|(_, r)| *r).collect();
    println!(
        "mean {:.1}, lowest {:.1} (published list)",
        100.0 * mean(&transforms, &recall),
        100.0 * lowest(&transforms, &recall)
    );
}
