use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crosscheck_model::Gap;

use crate::Budget;

/// What is left of a run's budget.
#[derive(Debug)]
pub(crate) struct RequestBudget {
    budget: Budget,
    spent: Mutex<Spent>,
}

#[derive(Debug, Default)]
struct Spent {
    total: usize,
    per_host: HashMap<String, usize>,
}

impl RequestBudget {
    pub(crate) fn new(budget: Budget) -> Self {
        Self { budget, spent: Mutex::default() }
    }

    /// Pays for one request.
    pub(crate) fn spend(&self, host: &str) -> Result<(), Gap> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if spent.total >= self.budget.total {
            return Err(Gap::BudgetSpent);
        }
        match spent.per_host.get_mut(host) {
            Some(count) if *count >= self.budget.per_host => return Err(Gap::BudgetSpent),
            Some(count) => *count += 1,
            None if self.budget.per_host == 0 => return Err(Gap::BudgetSpent),
            None => {
                spent.per_host.insert(host.to_owned(), 1);
            }
        }
        spent.total += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_host_cannot_spend_what_the_others_need() {
        let budget = RequestBudget::new(Budget { total: 3, per_host: 2 });
        assert_eq!(budget.spend("a"), Ok(()));
        assert_eq!(budget.spend("a"), Ok(()));
        assert_eq!(budget.spend("a"), Err(Gap::BudgetSpent));
        assert_eq!(budget.spend("b"), Ok(()));
        assert_eq!(budget.spend("c"), Err(Gap::BudgetSpent));
    }

    #[test]
    fn an_empty_budget_asks_nothing() {
        assert_eq!(RequestBudget::new(Budget { total: 0, per_host: 9 }).spend("a"), Err(Gap::BudgetSpent));
        assert_eq!(RequestBudget::new(Budget { total: 9, per_host: 0 }).spend("a"), Err(Gap::BudgetSpent));
    }
}
