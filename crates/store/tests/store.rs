//! One suite for every kind of store: SQLite in a folder, and PostgreSQL where it is installed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod postgres;
mod suite;

use crosscheck_store::Location;
use suite::{machines, people, service};

macro_rules! suite {
    ($from:ident, $sqlite:ident, $postgres:ident, $($name:ident),* $(,)?) => {
        mod $sqlite {
            $(#[test]
            fn $name() {
                let folder = tempfile::tempdir().unwrap();
                let location = super::Location::Folder(folder.path().join("store"));
                super::run(super::$from::$name(location));
            })*
        }
        mod $postgres {
            $(#[test]
            fn $name() {
                let Some(server) = super::postgres::server() else { return };
                super::run(super::$from::$name(server.database(stringify!($name))));
            })*
        }
    };
}

suite![
    suite,
    sqlite,
    on_postgres,
    a_case_is_given_once_and_its_result_kept_whole,
    a_changed_row_is_run_again_and_leaves_nothing_behind,
    the_result_of_a_process_that_lost_the_case_is_dropped,
    an_erased_person_leaves_a_receipt_and_does_not_come_back,
    a_hold_beats_an_erasure_and_says_so,
    a_changed_log_is_found_out,
    retention_speaks_of_finished_cases_only,
    decisions_and_groups_outlive_a_run,
    a_wrong_key_opens_nothing,
];

suite![
    service,
    service_on_sqlite,
    service_on_postgres,
    a_key_opens_until_it_is_revoked_and_only_its_digest_is_kept,
    under_one_word_a_case_is_made_once,
    a_tenant_finds_its_own_cases_only,
    the_queue_gives_each_case_once_and_takes_it_back_from_who_ended,
    a_cancelled_case_has_no_result_until_it_is_taken_up_again,
    of_an_erased_case_of_the_service_only_that_stays,
    an_event_is_told_to_each_endpoint_once,
    a_signature_holds_for_its_bytes_only,
    a_case_of_its_own_is_told_to_its_own_address,
    a_shared_link_leads_to_its_case_until_it_ends,
    a_key_says_on_which_basis_its_cases_are_run,
];

suite![
    people,
    people_on_sqlite,
    people_on_postgres,
    an_invitation_lets_one_person_in_once,
    an_erasure_can_be_undone_until_its_time_and_a_hold_beats_it,
    a_roster_keeps_its_cases_together_and_customers_take_turns,
    content_can_be_kept_later_and_goes_with_the_case,
];

suite![
    machines,
    machines_on_sqlite,
    machines_on_postgres,
    a_process_that_is_not_heard_of_loses_its_case_and_its_late_result,
    a_process_that_is_heard_of_keeps_its_case_beyond_its_lease,
    an_old_ticket_is_refused_even_from_the_process_that_has_the_case_again,
    the_limits_of_a_host_hold_for_all_processes_together,
    turns_at_a_host_end_with_the_lease_of_who_held_them,
    a_newer_layout_is_worked_on_only_where_it_says_so,
];

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test);
}

#[test]
fn after_an_erasure_no_byte_of_the_person_is_in_the_folder() {
    run(suite::no_byte_is_left());
}

#[test]
fn a_backup_comes_back_without_those_who_were_erased_since() {
    run(suite::backup_and_restore());
}
