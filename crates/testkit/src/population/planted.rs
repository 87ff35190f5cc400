use super::career::DEGREES;
use super::culture::Culture;
use super::person::Person;
use super::sources::{Sources, email, row};
use crate::random::Random;

/// One thing that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Planted {
    /// A profile under an unrelated name.
    UnrelatedName,
    /// A profile under another given name.
    OtherGivenName,
    /// The CV's own picture, as it is, smaller or a part of it, on a profile under an unrelated name.
    PhotoUnderOtherName,
    /// The CV's own mailbox on a profile under an unrelated name.
    ContactUnderOtherName,
    /// Commits from the candidate's own mailbox under an unrelated name.
    OtherNameInCommits,
    /// A profile's complete history has another employer for more than a year.
    OtherEmployer,
    /// An employment begins two years later on a profile.
    ShiftedDates,
    /// Another school for the same degree and years.
    OtherSchool,
    /// Another degree of the same school and years.
    OtherDegree,
    /// The same degree three years later.
    OtherYearsOfStudy,
    /// Posts in a language that is not declared.
    UndeclaredLanguage,
    /// A present home in another country.
    OtherCountry,
    /// All commits at an offset many hours away.
    OtherOffset,
    /// Work with a technology in an employment that ended before there was any.
    TechnologyTooEarly,
    /// Twice as many years of experience as the history holds.
    TooManyYears,
    /// The account that money goes to is held by somebody else.
    OtherAccountHolder,
    /// An account number with a wrong digit.
    WrongAccountNumber,
    /// The computer goes to another country.
    DeliveryToAnotherCountry,
    /// A stranger in another country signs for it.
    SignedByAStranger,
    /// The computer stands in one country and signs in from another.
    DeviceElsewhere,
    /// The identity document is somebody else's.
    OtherNameInDocument,
    /// Check digits of the document that do not compute.
    WrongDigitsInDocument,
    /// The call shows another name.
    OtherNameInInterview,
    /// Every sign-in comes from another country.
    LoginsFromAnotherCountry,
    /// Two countries within minutes.
    LoginsTooFarApart,
    /// Money goes to another country.
    PaidInAnotherCountry,
    /// Cryptocurrency, where the contract names a bank.
    PaidInCryptocurrency,
    /// A referee who is reached at the candidate's own address.
    RefereeWithOwnContact,
    /// A former employer's domain that was registered this year.
    DomainRegisteredLater,
    /// An employer that was founded years after the employment.
    EmployerFoundedLater,
    /// Two statements of nationality with no country in common.
    OtherNationality,
    /// Two employments on site in two countries at one time.
    TwoPlacesAtOnce,
    /// A copy of the repository under another author.
    CopiedCommits,
}

impl Planted {
    /// Every kind.
    pub const ALL: [Self; 33] = [
        Self::UnrelatedName,
        Self::OtherGivenName,
        Self::PhotoUnderOtherName,
        Self::ContactUnderOtherName,
        Self::OtherNameInCommits,
        Self::OtherEmployer,
        Self::ShiftedDates,
        Self::OtherSchool,
        Self::OtherDegree,
        Self::OtherYearsOfStudy,
        Self::UndeclaredLanguage,
        Self::OtherCountry,
        Self::OtherOffset,
        Self::TechnologyTooEarly,
        Self::TooManyYears,
        Self::OtherAccountHolder,
        Self::WrongAccountNumber,
        Self::DeliveryToAnotherCountry,
        Self::SignedByAStranger,
        Self::DeviceElsewhere,
        Self::OtherNameInDocument,
        Self::WrongDigitsInDocument,
        Self::OtherNameInInterview,
        Self::LoginsFromAnotherCountry,
        Self::LoginsTooFarApart,
        Self::PaidInAnotherCountry,
        Self::PaidInCryptocurrency,
        Self::RefereeWithOwnContact,
        Self::DomainRegisteredLater,
        Self::EmployerFoundedLater,
        Self::OtherNationality,
        Self::TwoPlacesAtOnce,
        Self::CopiedCommits,
    ];

    /// The check that looks for it.
    #[must_use]
    pub fn check(self) -> &'static str {
        match self {
            Self::UnrelatedName | Self::OtherGivenName => "name_differs_across_sources",
            Self::PhotoUnderOtherName => "same_photo_under_other_name",
            Self::ContactUnderOtherName => "contact_under_other_name",
            Self::OtherNameInCommits => "other_full_name_in_own_commits",
            Self::OtherEmployer | Self::ShiftedDates => "employment_differs",
            Self::OtherSchool | Self::OtherDegree | Self::OtherYearsOfStudy => "education_differs",
            Self::UndeclaredLanguage => "language_not_declared",
            Self::OtherCountry => "location_differs",
            Self::OtherOffset => "commit_offset_differs_from_claimed_zone",
            Self::TechnologyTooEarly => "technology_before_release",
            Self::TooManyYears => "claimed_years_exceed_history",
            Self::OtherAccountHolder => "account_holder_differs",
            Self::WrongAccountNumber => "account_number_does_not_compute",
            Self::DeliveryToAnotherCountry => "delivery_address_differs",
            Self::SignedByAStranger => "delivery_signed_by_another",
            Self::DeviceElsewhere => "device_elsewhere_than_login",
            Self::OtherNameInDocument | Self::WrongDigitsInDocument => "identity_document_inconsistent",
            Self::OtherNameInInterview => "interview_differs",
            Self::LoginsFromAnotherCountry => "login_country_differs",
            Self::LoginsTooFarApart => "logins_too_far_apart",
            Self::PaidInAnotherCountry => "payee_country_differs",
            Self::PaidInCryptocurrency => "payment_against_contract",
            Self::RefereeWithOwnContact => "referee_contacts",
            Self::DomainRegisteredLater => "domain_newer_than_its_use",
            Self::EmployerFoundedLater => "organisation_not_in_existence",
            Self::OtherNationality => "nationality_statements_differ",
            Self::TwoPlacesAtOnce => "overlapping_engagements",
            Self::CopiedCommits => "commits_repeated_by_another",
        }
    }

    /// Plants it; the other culture is the one that what does not fit is taken from.
    pub(super) fn plant(self, random: &mut Random, person: &Person<'_>, other: &Culture, to: &mut Sources) {
        match self {
            Self::UnrelatedName => to.network.set("names", vec![stranger(random, other)]),
            Self::OtherGivenName => to.network.set("names", vec![same_family(random, person)]),
            Self::PhotoUnderOtherName => {
                to.answers.set("names", vec![stranger(random, other)]);
                let change = ["", "", " small", " cropped"][random.below(4)];
                to.answers.set("photos", vec![format!("portrait-{}{change}", person.handle())]);
            }
            Self::ContactUnderOtherName => {
                to.own_page.set("names", vec![stranger(random, other)]);
                to.own_page.set("emails", vec![email(person)]);
            }
            Self::OtherNameInCommits => {
                if let Some(commits) = &mut to.code.commits {
                    commits.name = stranger(random, other);
                }
            }
            Self::OtherEmployer | Self::ShiftedDates => self.career(random, person, other, to),
            Self::OtherSchool | Self::OtherDegree | Self::OtherYearsOfStudy => self.studies(random, person, other, to),
            Self::UndeclaredLanguage => {
                let text = if person.culture.language == "Ukrainian" { PORTUGUESE } else { UKRAINIAN };
                to.answers.set("posts", vec![text.to_owned()]);
            }
            Self::OtherCountry => {
                let city = other.cities[random.below(other.cities.len())].first();
                to.code.set("places", vec![format!("{city}, {}", other.country)]);
                to.network.words.retain(|(name, _)| *name != "last_active");
                to.network.set("places", vec![format!("{city}, {}", other.country)]);
            }
            Self::OtherOffset => {
                if let Some(commits) = &mut to.code.commits {
                    commits.offset = far_from(&person.culture.offset).to_owned();
                    commits.count = commits.count.max(120);
                }
            }
            Self::TechnologyTooEarly => {
                // A career begins in 2008 at the earliest, and its first employment ends years before 2022.
                let first = &person.career.jobs[0];
                let text =
                    row(first, first.employer.first(), "Software Engineer", "Built dashboards with Bun and ChatGPT");
                let rows = to.cv.list_mut("work");
                if let Some(last) = rows.last_mut() {
                    *last = text;
                }
            }
            Self::TooManyYears => {
                to.cv.say("bio", format!("I have over {} years of experience.", person.years() * 2 + 4));
            }
            // What stands in records is planted there.
            _ => {}
        }
    }

    fn career(self, random: &mut Random, person: &Person<'_>, other: &Culture, to: &mut Sources) {
        let (jobs, stated) = (&person.career.jobs, to.network.list_mut("work"));
        // The present job ends nowhere and is long enough; the list has it first.
        let Some(job) = jobs.last() else { return };
        let employer = other.employers[random.below(other.employers.len())].first();
        let rows = jobs.iter().rev().map(|at| {
            let start =
                if self == Self::ShiftedDates && std::ptr::eq(at, &jobs[0]) { at.start.moved(-24) } else { at.start };
            let here =
                if self == Self::OtherEmployer && std::ptr::eq(at, job) { employer } else { at.employer.first() };
            row(&super::career::Job { start, ..*at }, here, super::career::TITLES[at.title][0], "-")
        });
        *stated = rows.collect();
        to.own_page.set("work", Vec::new());
    }

    fn studies(self, random: &mut Random, person: &Person<'_>, other: &Culture, to: &mut Sources) {
        let career = &person.career;
        let later = if self == Self::OtherYearsOfStudy { 3 } else { 0 };
        let school = if self == Self::OtherSchool {
            other.schools[random.below(other.schools.len())].first()
        } else {
            career.school.first()
        };
        let degree = if self == Self::OtherDegree { "Doctor of Philosophy" } else { DEGREES[career.degree][0] };
        let (from, until) = (career.studied.0 + later, career.studied.1 + later);
        to.network.set("education", vec![format!("{from}..{until} | {school} | {degree} | Computer Science")]);
        to.own_page.set("education", Vec::new());
    }
}

pub(super) fn stranger(random: &mut Random, culture: &Culture) -> String {
    let given = &culture.given[random.below(culture.given.len())];
    let family = &culture.family[random.below(culture.family.len())];
    format!("{} {}", given.latin, family.latin)
}

fn same_family(random: &mut Random, person: &Person<'_>) -> String {
    let first = random.below(person.culture.given.len());
    let others = person.culture.given.iter().cycle().skip(first);
    let other = others.take(person.culture.given.len()).find(|name| name.latin != person.given.latin);
    let given = other.map_or("Quentin", |name| name.latin.as_str());
    format!("{given} {}", person.family.latin)
}

/// An offset at least eight hours away.
fn far_from(offset: &str) -> &'static str {
    let east = offset.starts_with('+') && offset > "+04:00";
    if east { "-06:00" } else { "+10:00" }
}

const UKRAINIAN: &str = "Минулого місяця ми перенесли всі наші служби на новий сервер і вперше зробили це без жодної перерви. \
    Спочатку ми записали, хто чим користується, потім кожен вечір перевіряли одну частину, а зранку обговорювали помилки. \
    Найважче було переконати людей, що стара програма більше не потрібна. Тепер усе працює швидше, і кожен бачить, що саме \
    зламалося і чому. Наступного року ми хочемо так само переробити склад і навчити двох нових колег, як із цим працювати \
    без нашої допомоги. Якщо комусь цікаво, я охоче розповім більше про те, як ми це зробили і чого навчилися.";

const PORTUGUESE: &str = "No mês passado mudamos todos os nossos serviços para um servidor novo e pela primeira vez fizemos isso sem \
    nenhuma interrupção. Primeiro escrevemos quem usava cada coisa, depois testamos uma parte todas as noites e de manhã falamos \
    sobre os erros. O mais difícil foi convencer as pessoas de que o programa antigo já não era necessário. Agora tudo funciona \
    mais depressa e todos podem ver o que falhou e por quê. No próximo ano queremos fazer o mesmo com o armazém e ensinar dois \
    colegas novos a trabalhar com isso sem a nossa ajuda.";
