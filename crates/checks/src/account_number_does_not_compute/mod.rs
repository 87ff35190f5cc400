//! An account number does not compute, or its bank is none.

use crosscheck_model::records::{NumberKind, PaymentAccount};
use crosscheck_model::{Evidence, Locator};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, accounts};
use crate::words::sentence;

const DOES_NOT_COMPUTE: LevelRule = LevelRule::contradiction("does_not_compute", Strength::Moderate);
const MONEY_SERVICE: LevelRule = LevelRule::info("money_service");
const NOT_IN_THE_DIRECTORY: LevelRule = LevelRule::info("not_in_the_directory");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "account_number_does_not_compute",
    version: 1,
    since: "0.2.0",
    title: "An account number does not compute, or its bank is none",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[DOES_NOT_COMPUTE, MONEY_SERVICE, NOT_IN_THE_DIRECTORY],
    advisory_refs: &["S1-22", "S1-23"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    accounts(analysis).into_iter().filter_map(finding).collect()
}

fn finding(row: Row<'_, PaymentAccount>) -> Option<Finding> {
    let number = row.value.number.as_ref()?;
    let field = Evidence {
        locator: Locator::JsonPointer(if number.kind == NumberKind::Iban { "/iban" } else { "/routing" }.to_owned()),
        quote: format!("…{}", number.last4).into(),
        ..row.evidence().clone()
    };
    if let Some(fault) = &number.fault {
        let statement = format!("{} holds the number …{}, and {fault}.", row.file(), number.last4);
        let builder =
            CHECK.finding(DOES_NOT_COMPUTE, sentence(&statement)).cite(Side::A, row.evidence()).cite(Side::B, &field);
        let builder = builder.explained(&[
            "A digit was misread or mistyped when the document was copied.",
            "The number is of another kind than the field says.",
        ]);
        return Some(builder.ask("Please send the number again, as the bank writes it.").done());
    }
    let (level, statement) = match &number.institution {
        Some(institution) if institution.kind == "msb" => {
            let of = institution.as_of.as_ref().map(|date| format!(" of {date}")).unwrap_or_default();
            let told = format!("the directory{of} calls {} a money service business", institution.name);
            (MONEY_SERVICE, format!("{} holds the number …{}; {told}.", row.file(), number.last4))
        }
        None if number.looked_up => {
            let bank = number.bank.as_deref().unwrap_or_default();
            (
                NOT_IN_THE_DIRECTORY,
                format!("{} names the bank code {bank}, which the directory does not hold.", row.file()),
            )
        }
        _ => return None,
    };
    let builder =
        CHECK.finding(level, sentence(&statement)).cite(Side::A, row.evidence()).cite(Side::A, &field).explained(&[
            "New banks lend the routing number of a partner bank, and directories follow later.",
            "The directory covers other countries, or is old.",
        ]);
    Some(builder.ask("With which institution do you hold the account?").done())
}
