use crosscheck_documents::{Kind, ProfileFormat, recognise};
use crosscheck_model::{Certainty, Extraction};

use super::{emails, extract, names, packed, problems, work};

fn education(extraction: &Extraction) -> Vec<String> {
    let shown = |value: &Option<crosscheck_model::Personal>| {
        value.as_ref().map_or("-".to_owned(), |text| text.expose().to_owned())
    };
    let line = |claim: &crosscheck_model::Claim<crosscheck_model::EducationItem>| {
        let item = claim.value();
        format!("{} at {}, {}", shown(&item.degree), shown(&item.institution), item.period)
    };
    extraction.claims.education.iter().map(line).collect()
}

fn phones(extraction: &Extraction) -> Vec<&str> {
    extraction
        .claims
        .phones
        .iter()
        .filter_map(|claim| claim.value().e164.as_ref().map(|number| number.expose()))
        .collect()
}

fn places(extraction: &Extraction) -> Vec<&str> {
    extraction.claims.places.iter().map(|claim| claim.value().text.expose()).collect()
}

fn links(extraction: &Extraction) -> Vec<&str> {
    extraction.claims.links.iter().map(|claim| claim.value().url.as_str()).collect()
}

pub(super) const EUROPASS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3">
  <hr:DocumentID schemeID="5551234567"/>
  <CandidatePerson>
    <PersonName><oa:GivenName>Ana</oa:GivenName><hr:FamilyName>Example</hr:FamilyName></PersonName>
    <Communication><ChannelCode>Email</ChannelCode><oa:URI>ana@example.com</oa:URI></Communication>
    <Communication><ChannelCode>Telephone</ChannelCode><UseCode>mobile</UseCode><CountryDialing>351</CountryDialing><oa:DialNumber>912345678</oa:DialNumber></Communication>
    <Communication><ChannelCode>Web</ChannelCode><oa:URI>https://ana.example</oa:URI></Communication>
    <Communication><Address type="home"><oa:CityName>Lisbon</oa:CityName><CountryCode>pt</CountryCode></Address></Communication>
    <PrimaryLanguageCode name="NORMAL">por</PrimaryLanguageCode>
  </CandidatePerson>
  <CandidateProfile languageCode="en">
    <EmploymentHistory><EmployerHistory><hr:OrganizationName>Sample Ltd</hr:OrganizationName>
      <PositionHistory><PositionTitle typeCode="FREETEXT">Engineer</PositionTitle>
        <eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2019-03-01</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
        <oa:Description>&lt;p&gt;Built the &lt;b&gt;billing&lt;/b&gt;.&lt;/p&gt;</oa:Description><City>Lisbon</City><Country>pt</Country></PositionHistory></EmployerHistory></EmploymentHistory>
    <EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>University of Sampleton</hr:OrganizationName>
      <AttendancePeriod><StartDate><hr:FormattedDateTime>2011-09</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2014-06</hr:FormattedDateTime></EndDate></AttendancePeriod>
      <EducationDegree><hr:DegreeName>Bachelor of Science</hr:DegreeName></EducationDegree></EducationOrganizationAttendance></EducationHistory>
    <PersonQualifications><PersonCompetency><CompetencyID schemeName="x">deu</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
      <eures:CompetencyDimension><eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension></PersonCompetency></PersonQualifications>
  </CandidateProfile>
</Candidate>"#;

#[test]
fn europass_since_2020() {
    let read = extract(EUROPASS.as_bytes(), "cv.xml");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(phones(&read), ["+351912345678"]);
    assert_eq!(places(&read), ["Lisbon, PT"]);
    assert_eq!(links(&read), ["https://ana.example/"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03-01 to present"]);
    assert_eq!(education(&read), ["Bachelor of Science at University of Sampleton, 2011-09 to 2014-06"]);
    assert_eq!(read.claims.work[0].value().summary.as_ref().map(|text| text.expose()), Some("Built the billing."));
    let languages: Vec<_> = read.claims.languages.iter().map(|claim| claim.value().language.expose()).collect();
    assert_eq!(languages, ["por", "deu"]);
    assert_eq!(read.claims.names[0].evidence().certainty, Certainty::Structured);
}

#[test]
fn europass_before_2020() {
    let xml = r#"<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>
        <Identification><PersonName><FirstName>Ana</FirstName><Surname>Example</Surname></PersonName>
        <ContactInfo><Address><Contact><AddressLine>1 Example Street</AddressLine><Municipality>Lisbon</Municipality><Country><Code>PT</Code><Label>Portugal</Label></Country></Contact></Address>
        <Email><Contact>ana@example.com</Contact></Email><TelephoneList><Telephone><Contact>+351 912345678</Contact></Telephone></TelephoneList>
        <WebsiteList><Website><Contact>https://ana.example</Contact></Website></WebsiteList></ContactInfo></Identification>
        <WorkExperienceList><WorkExperience><Period><From year="2019" month="--03"/><Current>true</Current></Period><Position><Label>Engineer</Label></Position><Employer><Name>Sample Ltd</Name></Employer></WorkExperience>
        <WorkExperience><Period><From year="2015"/></Period><Position><Label>Analyst</Label></Position><Employer><Name>Example GmbH</Name></Employer></WorkExperience></WorkExperienceList>
        <EducationList><Education><Period><From year="2011"/><To year="2014"/></Period><Title>Bachelor of Science</Title><Organisation><Name>University of Sampleton</Name></Organisation></Education></EducationList>
        <Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>Portuguese</Label></Description></MotherTongue></MotherTongueList></Linguistic></Skills>
        </LearnerInfo></SkillsPassport>"#;
    let read = extract(xml.as_bytes(), "cv.xml");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(places(&read), ["Lisbon, Portugal"]);
    // An end that is neither stated nor declared open says nothing.
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to present", "Analyst at Example GmbH, 2015 to ?"]);
    assert_eq!(education(&read), ["Bachelor of Science at University of Sampleton, 2011 to 2014"]);
}

#[test]
fn hr_open_of_both_generations() {
    let old = r#"<Resume xmlns="http://ns.hr-xml.org/2006-02-28"><StructuredXMLResume><ContactInfo><PersonName><FormattedName>Ana Example</FormattedName></PersonName>
        <ContactMethod><Telephone><FormattedNumber>+1 202 555 0100</FormattedNumber></Telephone><InternetEmailAddress>ana@example.com</InternetEmailAddress>
        <PostalAddress><CountryCode>US</CountryCode><Region>TX</Region><Municipality>Austin</Municipality></PostalAddress></ContactMethod></ContactInfo>
        <EmploymentHistory><EmployerOrg><EmployerOrgName>Sample Ltd</EmployerOrgName><PositionHistory><Title>Engineer</Title>
        <StartDate><YearMonth>2015-03</YearMonth></StartDate><EndDate><YearMonth>2019-02</YearMonth></EndDate></PositionHistory></EmployerOrg></EmploymentHistory>
        <EducationHistory><SchoolOrInstitution><School><SchoolName>University of Sampleton</SchoolName></School><Degree><DegreeName>Bachelor of Science</DegreeName></Degree></SchoolOrInstitution></EducationHistory>
        </StructuredXMLResume></Resume>"#;
    let read = extract(old.as_bytes(), "cv.xml");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(phones(&read), ["+12025550100"]);
    assert_eq!(places(&read), ["Austin, TX, US"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2015-03 to 2019-02"]);
    assert_eq!(education(&read), ["Bachelor of Science at University of Sampleton, ? to ?"]);
    let json = r#"{"candidate": {"person": {"name": {"given": "Ana", "family": "Example"}, "communication": {"email": [{"address": "ana@example.com"}],
        "phone": [{"formattedNumber": "+1 202 555 0100"}]}}, "profiles": [{"employmentHistories": [{"organization": {"name": "Sample Ltd"},
        "positionHistories": [{"title": "Engineer", "start": "2015-03", "current": true}]}], "educationAndLearnings": [{"institution": "University of Sampleton",
        "start": "2011", "end": "2014", "educationDegrees": [{"name": "Bachelor of Science"}]}]}]}}"#;
    let read = extract(json.as_bytes(), "cv.json");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2015-03 to present"]);
    assert_eq!(education(&read), ["Bachelor of Science at University of Sampleton, 2011 to 2014"]);
}

#[test]
fn fresh() {
    let json = r#"{"name": "Ana Example", "meta": {"format": "FRESH@0.6.0"}, "contact": {"email": "ana@example.com", "phone": "(512) 555-0100"},
        "location": {"city": "Austin", "region": "TX", "country": "US"}, "social": [{"network": "GitHub", "user": "ana-example", "url": "https://github.com/ana-example"}],
        "employment": {"history": [{"employer": "Sample Ltd", "position": "Engineer", "start": "2019-03"}]},
        "education": {"history": [{"institution": "University of Sampleton", "studyType": "Bachelor of Science", "start": "2011", "end": "2014"}]},
        "languages": [{"language": "Portuguese", "level": "native"}], "skills": {"sets": [{"name": "Code", "skills": ["Rust"]}]}}"#;
    let read = extract(json.as_bytes(), "cv.json");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(phones(&read), ["+15125550100"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to present"]);
    assert_eq!(education(&read), ["Bachelor of Science at University of Sampleton, 2011 to 2014"]);
    assert_eq!(read.claims.skills.len(), 1);
}

#[test]
fn vcards_of_every_version() {
    let old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ex=C3=A1mple;Ana;;;\r\nTEL;CELL:+12025550100\r\nEMAIL;INTERNET:ana@example.com\r\nEND:VCARD\r\n";
    let read = extract(old.as_bytes(), "ana.vcf");
    assert_eq!(names(&read), ["Ana Exámple"]);
    assert_eq!(phones(&read), ["+12025550100"]);
    let new = "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Example\nitem1.ADR;TYPE=home:;;1 Example Street;Lisbon;;1000;Portugal\nORG:Sample Ltd;Tools\nTITLE:Engineer\nURL:https://ana.example\nLANG;PREF=1:pt\nTZ:Europe/Lisbon\nBDAY:19900101\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Other\nEND:VCARD\n";
    let read = extract(new.as_bytes(), "ana.vcf");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(places(&read), ["Lisbon, Portugal"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, ? to ?"]);
    assert_eq!(read.claims.zones.len(), 1);
    assert_eq!(problems(&read), ["the file holds several cards; only the first was read"]);
}

#[test]
fn schema_org_person() {
    let json = r#"{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": "Person", "name": "Ana Example", "email": "mailto:ana@example.com",
        "address": {"@type": "PostalAddress", "addressLocality": "Lisbon", "addressCountry": "PT"}, "sameAs": ["https://github.com/ana-example"],
        "worksFor": {"@type": "EmployeeRole", "roleName": "Engineer", "startDate": "2019-03", "worksFor": {"@type": "Organization", "name": "Sample Ltd"}},
        "alumniOf": [{"@type": "CollegeOrUniversity", "name": "University of Sampleton"}]}]}"#;
    let read = extract(json.as_bytes(), "ana.jsonld");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to ?"]);
    assert_eq!(education(&read), ["- at University of Sampleton, ? to ?"]);
}

const PROFILE: &str = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n\
    Ana,Example,,,,Engineer at Sample Ltd,,,,\"Lisbon, Portugal\",[@ana_example],[PERSONAL:https://ana.example],\n";

#[test]
fn a_linkedin_export_is_read_and_other_people_are_not() {
    let archive = packed(&[
        ("Complete/Profile.csv", PROFILE.as_bytes()),
        ("Complete/Positions.csv", b"Company Name,Title,Description,Location,Started On,Finished On\nSample Ltd,Engineer,\"one\ntwo\",Lisbon,Mar 2019,\nExample GmbH,Analyst,,,Jan 2015,Feb 2019\n"),
        ("Complete/Email Addresses.csv", b"Email Address,Confirmed,Primary,Updated On\nana@example.com,Yes,Yes,x\n"),
        ("Complete/PhoneNumbers.csv", b"Extension,Number,Type\n+351,912345678,Mobile\n"),
        ("Complete/Connections.csv", b"Notes:\n\"x\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nBo,Other,,bo@example.com,Other Inc,Cook,04 Jul 2023\n"),
        ("Complete/messages.csv", b"FROM,TO,CONTENT\nBo,Ana,bo@example.com\n"),
    ]);
    assert_eq!(recognise(&archive, "x.zip"), Kind::Profile(ProfileFormat::LinkedinExport));
    let read = extract(&archive, "x.zip");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(phones(&read), ["+351912345678"]);
    assert_eq!(
        work(&read),
        ["Engineer at Sample Ltd, 2019-03 to present", "Analyst at Example GmbH, 2015-01 to 2019-02"]
    );
    assert!(problems(&read)[0].starts_with("2 files of the export were not read"));
    let connections = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBo,Other,,bo@example.com,Other Inc,Cook,04 Jul 2023\n";
    assert!(matches!(recognise(connections, "Connections.csv"), Kind::Unknown(_)));
}

#[test]
fn a_member_snapshot_says_the_same_as_the_export() {
    let json = r#"{"elements": [{"snapshotDomain": "PROFILE", "snapshotData": [{"First Name": "Ana", "Last Name": "Example", "Geo Location": "Lisbon, Portugal"}]},
        {"snapshotDomain": "POSITIONS", "snapshotData": [{"Company Name": "Sample Ltd", "Title": "Engineer", "Started On": "Mar 2019"}]},
        {"snapshotDomain": "INBOX", "snapshotData": [{"FROM": "Bo Other"}]}]}"#;
    let read = extract(json.as_bytes(), "snapshot.json");
    assert_eq!(names(&read), ["Ana Example"]);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to present"]);
    assert_eq!(problems(&read), ["the domain INBOX is not about the person and was not read"]);
}
