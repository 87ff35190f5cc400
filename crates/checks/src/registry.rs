use crate::check::Check;
use crate::{
    account_holder_differs, account_is_new, account_number_does_not_compute, activity_hours_differ_from_claimed_zone,
    activity_without_a_pause, address_holds_another_name, address_marked_by_vendor, agreed_hours_missed,
    claimed_years_exceed_history, commit_dates, commit_offset_differs_from_claimed_zone, commits_repeated_by_another,
    contact_under_other_name, contacts_differ, coverage, delivery_address_changed, delivery_address_differs,
    delivery_address_shared, delivery_signed_by_another, device_elsewhere_than_login, device_shared_between_accounts,
    document_metadata, document_number_under_other_name, document_picture_small, domain_newer_than_its_use,
    education_differs, employment_differs, identity_document_inconsistent, interview_differs, issuer_not_known,
    language_not_declared, late_replies, links_close, location_differs, login_country_differs,
    logins_from_hosting_networks, logins_too_far_apart, many_networks_in_a_day, misspelt_entity, money_passed_on,
    name_and_habits_change, name_differs_across_sources, nationality_statements_differ, on_customers_list,
    organisation_not_in_existence, other_full_name_in_own_commits, overlapping_engagements, pages_share_identifier,
    payee_country_differs, payment_against_contract, payment_details_changed, payout_account_shared,
    phone_country_differs_from_place, photo_differs_across_sources, picture_declares_its_making, platform_ratings,
    process_not_among_tools, referee_contacts, referee_is_applicant, requests_about_payment,
    same_photo_under_other_name, technology_before_release, verification_differs, verified_through_supplied_contact,
    written_name_oddities,
};

/// In the order of a report.
static REGISTRY: &[Check] = &[
    name_differs_across_sources::CHECK,
    same_photo_under_other_name::CHECK,
    contact_under_other_name::CHECK,
    other_full_name_in_own_commits::CHECK,
    employment_differs::CHECK,
    education_differs::CHECK,
    location_differs::CHECK,
    commit_offset_differs_from_claimed_zone::CHECK,
    language_not_declared::CHECK,
    photo_differs_across_sources::CHECK,
    contacts_differ::CHECK,
    phone_country_differs_from_place::CHECK,
    links_close::CHECK,
    technology_before_release::CHECK,
    claimed_years_exceed_history::CHECK,
    activity_hours_differ_from_claimed_zone::CHECK,
    commit_dates::CHECK,
    written_name_oddities::CHECK,
    document_metadata::CHECK,
    account_holder_differs::CHECK,
    identity_document_inconsistent::CHECK,
    document_number_under_other_name::CHECK,
    interview_differs::CHECK,
    login_country_differs::CHECK,
    logins_too_far_apart::CHECK,
    device_elsewhere_than_login::CHECK,
    payee_country_differs::CHECK,
    payment_against_contract::CHECK,
    account_number_does_not_compute::CHECK,
    device_shared_between_accounts::CHECK,
    payout_account_shared::CHECK,
    delivery_address_differs::CHECK,
    delivery_signed_by_another::CHECK,
    delivery_address_changed::CHECK,
    address_marked_by_vendor::CHECK,
    many_networks_in_a_day::CHECK,
    activity_without_a_pause::CHECK,
    logins_from_hosting_networks::CHECK,
    process_not_among_tools::CHECK,
    money_passed_on::CHECK,
    payment_details_changed::CHECK,
    requests_about_payment::CHECK,
    agreed_hours_missed::CHECK,
    late_replies::CHECK,
    verified_through_supplied_contact::CHECK,
    issuer_not_known::CHECK,
    referee_contacts::CHECK,
    delivery_address_shared::CHECK,
    platform_ratings::CHECK,
    on_customers_list::CHECK,
    nationality_statements_differ::CHECK,
    referee_is_applicant::CHECK,
    document_picture_small::CHECK,
    organisation_not_in_existence::CHECK,
    domain_newer_than_its_use::CHECK,
    overlapping_engagements::CHECK,
    commits_repeated_by_another::CHECK,
    name_and_habits_change::CHECK,
    account_is_new::CHECK,
    misspelt_entity::CHECK,
    verification_differs::CHECK,
    address_holds_another_name::CHECK,
    pages_share_identifier::CHECK,
    picture_declares_its_making::CHECK,
    coverage::CHECK,
];

/// Every check, in the order of a report.
pub fn registry() -> &'static [Check] {
    REGISTRY
}

/// A check by its id.
pub fn check(id: &str) -> Option<&'static Check> {
    REGISTRY.iter().find(|check| check.id == id)
}

/// What a check finds, why it matters, what else can explain it, and what it cannot see.
pub fn explain(id: &str) -> Option<&'static str> {
    check(id).map(|check| check.readme)
}
