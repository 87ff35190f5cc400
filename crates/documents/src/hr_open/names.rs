//! Names of elements, in the order in which they are looked for. Both generations of the standard, and Europass, differ in little else.

/// A person's name, whole and in parts.
pub(super) const FORMATTED: &[&str] = &["FormattedName", "formattedName", "formatted"];
pub(super) const GIVEN: &[&str] = &["GivenName", "given", "givenName", "FirstName"];
pub(super) const FAMILY: &[&str] = &["FamilyName", "family", "familyName", "LastName", "Surname"];
/// An employer or a school.
pub(super) const ORGANISATION: &[&str] = &[
    "OrganizationName",
    "EmployerOrgName",
    "OrgName",
    "SchoolName",
    "organization",
    "organizationName",
    "institution",
    "school",
    "tradeName",
    "legalName",
    "name",
];
/// A job.
pub(super) const TITLE: &[&str] = &["PositionTitle", "Title", "title", "positionTitle"];
pub(super) const DEGREE: &[&str] = &["DegreeName", "degreeName", "name", "Name", "code"];
pub(super) const FIELD: &[&str] =
    &["DegreeMajor", "MajorProgramName", "ProgramName", "specializations", "majors", "major"];
/// When.
pub(super) const START: &[&str] = &["StartDate", "start", "startDate", "StartYear"];
pub(super) const END: &[&str] = &["EndDate", "end", "endDate", "DegreeDate", "EndYear"];
/// Where.
pub(super) const CITY: &[&str] = &["CityName", "Municipality", "city", "City"];
pub(super) const REGION: &[&str] = &["CountrySubDivisionCode", "Region", "countrySubdivisions", "region", "state"];
pub(super) const COUNTRY: &[&str] = &["CountryCode", "countryCode", "country", "Country"];
