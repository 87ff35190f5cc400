//! Records of invented people, read whole.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crosscheck_model::records::{Class, LoginEvent, NumberKind, Party, Record};
use crosscheck_model::{Address, Digest, Extraction, Origin, Outcome, PartialDate, SourceId};
use crosscheck_records::{File, Known, read};

fn origin(number: u32, name: &str) -> Origin {
    let captured = "2026-11-20T12:00:00Z".parse().unwrap();
    Origin::new(SourceId(number), Address::File(name.to_owned()), captured, Digest::of(name.as_bytes()))
}

fn read_all(files: &[(&str, &str)]) -> Vec<Extraction> {
    let known = Known { accounts: vec!["ana@mail.example".to_owned()], ..Known::default() };
    let files = (0..).zip(files).map(|(n, (name, text))| File::of_bytes(*name, origin(n, name), text.as_bytes()));
    read(files.collect(), &known, PartialDate { year: 2026, month: Some(11), day: Some(20) })
}

fn records(extraction: &Extraction) -> Vec<&Record> {
    extraction.claims.records.iter().map(crosscheck_model::Claim::value).collect()
}

fn problems(extraction: &Extraction) -> Vec<String> {
    extraction.problems.iter().map(|problem| format!("{}: {}", problem.locator, problem.what)).collect()
}

#[test]
fn a_table_is_read_in_any_order_of_columns_and_every_slip_is_told_with_its_place() {
    let text = "\u{feff}event,colour,TS,ts,account_id,ip\r\nlogin,red,,2026-11-20T09:00:00+01:00,Ana@mail.example,192.0.2.7\r\n\r\n\
                login,,,2026-11-20 09:00,ana@mail.example,\r\nlogin,,,2026-11-20T10:00:00Z,bob@mail.example,\r\nfell,,,2026-11-20T11:00:00Z,ana@mail.example,\r\n";
    let read = read_all(&[("logins.csv", text)]);
    assert_eq!(records(&read[0]).len(), 1, "{:?}", read[0]);
    let claim = &read[0].claims.records[0];
    assert_eq!(claim.evidence().locator.to_string(), "line 2");
    assert!(claim.quote().starts_with("login,red"), "{}", claim.quote());
    let told = problems(&read[0]);
    for expected in [
        "line 1: column 2 (colour) is not known and was not read",
        "line 1: column 3 (TS) is not known and was not read",
        "line 4: column ts: not a time with its offset, as 2026-11-20T12:00:00+01:00",
        "line 6: column event: none of login, logout, active, mfa",
    ] {
        assert!(told.iter().any(|told| told == expected), "{expected}: {told:#?}");
    }
    assert_eq!(told.len(), 4, "{told:#?}");
}

#[test]
fn networks_are_described_by_the_lists_that_were_handed_in() {
    let read = read_all(&[
        (
            "logins.csv",
            "ts,account_id,event,ip,device_id\n2026-11-20T09:00:00Z,ana@mail.example,login,198.51.100.7,d1\n2026-11-20T09:00:00Z,x,login,198.51.100.7,d1\n2026-11-20T09:00:00Z,y,login,198.51.100.7,d2\n",
        ),
        (
            "ip_intel.csv",
            "cidr,class,provider,list_date\n198.51.100.0/24,hosting,Cloud Example,2026-11-01\n198.51.0.0/16,residential,,\n",
        ),
        (
            "geo.csv",
            "cidr,country,city,lat,lon,radius_km,asn,as_of\n198.51.100.0/24,pt,Lisbon,38.7,-9.1,20,AS64500,2026-11-01\n",
        ),
        ("offer.json", r#"{"vpn":[{"cidr":"198.51.100.0/28"}],"colour":"red"}"#),
    ]);
    let rows = records(&read[0]);
    let Record::Login(login) = rows[0] else { panic!() };
    let network = login.network.as_ref().unwrap();
    assert_eq!((login.event, network.name.as_str(), network.announced), (LoginEvent::Login, "AS64500", true));
    assert_eq!(network.class.as_ref().unwrap().class, Class::Hosting);
    assert_eq!(network.place.as_ref().unwrap().country.as_deref(), Some("PT"));
    let Record::Login(other) = rows[1] else { panic!() };
    assert_eq!(other.party, Party::Other("x".into()), "another account on the candidate's device");
    assert_eq!(rows.len(), 2, "y shares nothing with the candidate");
    assert_eq!(problems(&read[3]), ["JSON /colour: not known and not read"]);
}

#[test]
fn who_is_who_follows_the_customers_own_list() {
    let rows = "ts,account_id,event\n2026-11-20T09:00:00Z,u1,login\n2026-11-20T09:00:00Z,u2,login\n";
    let none = read_all(&[("logins.csv", rows)]);
    assert!(records(&none[0]).is_empty());
    assert!(problems(&none[0])[0].contains("none of 2 rows is of an account of the candidate"));
    let mapped = read_all(&[("logins.csv", rows), ("accounts.json", r#"{"u1":"ana@mail.example","u2":null}"#)]);
    assert_eq!(records(&mapped[0]).len(), 1);
}

#[test]
fn sign_in_logs_of_other_programs_are_known_by_their_header_and_failures_are_nobodys() {
    let okta = "published,actor.alternateId,eventType,outcome.result,client.ipAddress,device.id\n\
                2026-11-20T09:00:00.000Z,ana@mail.example,user.session.start,SUCCESS,192.0.2.7,d1\n\
                2026-11-20T09:01:00.000Z,ana@mail.example,user.session.start,FAILURE,192.0.2.9,d1\n\
                2026-11-20T09:02:00.000Z,ana@mail.example,user.account.update_profile,SUCCESS,192.0.2.7,d1\n";
    let entra = "Date (UTC),Request ID,User,Username,IP address,Status,Device ID\n\
                 2026-11-20T09:00:00Z,1,Ana,ana@mail.example,192.0.2.7,Success,d1\n\
                 2026-11-20T09:00:00Z,2,Ana,ana@mail.example,192.0.2.7,Failure,d1\n";
    let google = "Date,Event,Description,User,IP address,Login type\n\
                  2026-11-20T09:00:00+01:00,Successful login,,ana@mail.example,192.0.2.7,Google password\n\
                  2026-11-20T09:00:00+01:00,Failed login,,ana@mail.example,192.0.2.7,Google password\n";
    for (name, text) in [("okta.csv", okta), ("SignIns.csv", entra), ("audit.csv", google)] {
        let read = read_all(&[(name, text)]);
        assert_eq!(records(&read[0]).len(), 1, "{name}: {:?}", problems(&read[0]));
        assert_eq!(problems(&read[0]), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn numbers_are_checked_and_then_kept_behind_a_key() {
    let read = read_all(&[
        ("bank_document.json", r#"{"holder_name":"Ana Sousa","iban":"GB29 NWBK 6016 1331 9268 19"}"#),
        ("payment_profile.json", r#"{"holder_name":"Ana Sousa","iban":"GB29NWBK60161331926819"}"#),
        ("routing_directory.csv", "routing,bic,name,country,type,as_of\n,NWBK,Bank Example,GB,bank,2026-11-01\n"),
    ]);
    let number = |extraction: &Extraction| match records(extraction)[0] {
        Record::PaymentAccount(account) => account.number.clone().unwrap(),
        _ => panic!(),
    };
    let (first, second) = (number(&read[0]), number(&read[1]));
    assert_eq!(first.key, second.key, "the same number, however it is spaced");
    assert_eq!((first.kind, first.country.as_deref(), first.last4.as_str()), (NumberKind::Iban, Some("GB"), "6819"));
    assert_eq!(first.institution.unwrap().name, "Bank Example");
    assert!(!format!("{:?}", serde_json::to_string(&read[0].claims).unwrap()).contains("60161331"));
}

#[test]
fn a_documents_number_stands_in_no_claim() {
    let text = r#"[{"type":"passport","names":{"latin":"Anna Maria Eriksson"},"mrz":["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<","L898902C36UTO7408122F1204159ZE184226B<<<<<10"]},
                   {"applicant":"a2","mrz":["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<","L898902C36UTO7408122F1204159ZE184226B<<<<<10"]}]"#;
    let read = read_all(&[("identity_document.json", text)]);
    let rows = records(&read[0]);
    let (Record::IdentityDocument(a), Record::IdentityDocument(b)) = (rows[0], rows[1]) else { panic!() };
    assert_eq!((&a.party, &b.party), (&Party::Candidate, &Party::Other("a2".into())));
    assert!(a.number.is_some() && a.number == b.number);
    let written = serde_json::to_string(&read[0].claims).unwrap();
    assert!(!written.contains("L898902C") && !written.contains("ZE184226B"), "{written}");
}

#[test]
fn a_bank_statement_is_read_and_its_account_kept_behind_a_key() {
    let text = r#"<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>
        <Acct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></Acct>
        <Ntry><Amt Ccy="GBP">1500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-02</Dt></BookgDt>
          <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Acme Example</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
        <Ntry><Amt Ccy="GBP">1400.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><DtTm>2026-11-03T10:00:00Z</DtTm></BookgDt>
          <NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Other Example</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>
        </Stmt></BkToCstmrStmt></Document>"#;
    let read = read_all(&[("statement.xml", text)]);
    let rows = records(&read[0]);
    let (Record::Payout(first), Record::Payout(second)) = (rows[0], rows[1]) else { panic!() };
    assert_eq!((first.amount, second.amount), (Some(1500.0), Some(-1400.0)));
    assert_eq!(second.counterparty.as_ref().map(|name| name.expose()), Some("Other Example"));
    assert!(!serde_json::to_string(&read[0].claims).unwrap().contains("60161331926819"));
}

#[test]
fn a_statement_of_days_without_a_zone_is_read_as_noon() {
    let text = "TransferWise ID,Date,Amount,Currency,Payee Name\nT-1,20-11-2026,-12.50,EUR,Ana Sousa\n";
    let read = read_all(&[("statement.csv", text)]);
    let Record::Payout(payout) = records(&read[0])[0] else { panic!() };
    assert_eq!((payout.at.to_string().as_str(), payout.amount), ("2026-11-20T12:00:00Z", Some(-12.5)));
}

#[test]
fn hostile_files_end_in_stated_problems() {
    let endless = format!("ts,account_id,event\n{}", "x".repeat(3 << 20));
    let quoted = format!("ts,account_id,event\n\"{}", "x\n".repeat(1 << 20));
    let entities = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">&b;</Document>"#;
    let deep = format!("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">{}", "<a>".repeat(100_000));
    let nested = "[".repeat(100_000);
    let read = read_all(&[
        ("logins.csv", &endless),
        ("shipping.csv", &quoted),
        ("a.xml", entities),
        ("b.xml", &deep),
        ("offer.json", &nested),
        ("bank_document.json", "{\"iban\":\"=cmd|'/c calc'!A0\"}"),
        ("x.mmdb", "not a database"),
        ("notes.csv", "a,b\n1,2\n"),
        ("edr.csv", ""),
    ]);
    assert_eq!(read.len(), 9);
    assert!(problems(&read[0]).iter().any(|told| told.contains("longer than 1 MiB")), "{:?}", problems(&read[0]));
    for extraction in &read {
        let told = !extraction.problems.is_empty() || matches!(extraction.outcome, Outcome::Unreadable(_));
        let fault = records(extraction).iter().any(
            |row| matches!(row, Record::PaymentAccount(account) if account.number.as_ref().is_some_and(|n| n.fault.is_some())),
        );
        assert!(told || fault, "{extraction:?}");
    }
}

fn paid(extraction: &Extraction) -> Vec<(String, f64, Option<String>)> {
    let payout = |record: &&Record| match record {
        Record::Payout(payout) => Some((
            payout.at.strftime("%Y-%m-%d").to_string(),
            payout.amount.unwrap(),
            payout.counterparty.as_ref().map(|name| name.expose().to_owned()),
        )),
        _ => None,
    };
    records(extraction).iter().filter_map(payout).collect()
}

#[test]
fn statements_of_services_are_known_by_their_header_and_what_took_no_effect_is_left_out() {
    let read = read_all(&[
        (
            "download.csv",
            "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\",\"Net\",\"Transaction ID\"\n\
             \"10/01/2026\",\"10:00:00\",\"CEST\",\"Quillstone Ltd\",\"Payment\",\"Completed\",\"EUR\",\"1,250.00\",\"-43.40\",\"1,206.60\",\"1AB\"\n\
             \"10/13/2026\",\"09:00:00\",\"CEST\",\"Rui Melo\",\"Payment\",\"Completed\",\"EUR\",\"-1.000,00\",\"0,00\",\"-1.000,00\",\"2CD\"\n\
             \"10/14/2026\",\"09:00:00\",\"CEST\",\"Shop\",\"Authorization\",\"Pending\",\"EUR\",\"-10.00\",\"0.00\",\"-10.00\",\"3EF\"\n",
        ),
        (
            "payoneer.csv",
            "Transaction Date,Transaction Time,Time Zone,Transaction ID,Description,Credit Amount,Debit Amount,Currency,Status\n\
             11-20-2026,09:00:00,UTC,77,Payment from Quillstone,900.00,,USD,Completed\n\
             11-21-2026,09:00:00,UTC,78,Withdrawal to Rui Melo,,850.00,USD,Completed\n",
        ),
        (
            "statement.csv",
            "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Currency,Balance\n\
             \"Nov 20, 2026\",1,Hourly,Invoice,,Ana Sousa,Team A,Quillstone,,500.00,USD,500.00\n",
        ),
        (
            "ambiguous.csv",
            "Date,Time,TimeZone,Name,Status,Currency,Gross,Net,Transaction ID\n01/03/2026,10:00:00,CET,A,Completed,EUR,5,5,1\n",
        ),
    ]);
    let euros = paid(&read[0]);
    assert_eq!(euros[0], ("2026-10-01".to_owned(), 1206.6, Some("Quillstone Ltd".to_owned())));
    assert_eq!(euros[1], ("2026-10-13".to_owned(), -1000.0, Some("Rui Melo".to_owned())));
    assert_eq!(euros.len(), 2, "what is pending moved nothing");
    assert_eq!(paid(&read[1])[1], ("2026-11-21".to_owned(), -850.0, Some("Withdrawal to Rui Melo".to_owned())));
    assert_eq!(paid(&read[2])[0], ("2026-11-20".to_owned(), 500.0, Some("Quillstone".to_owned())));
    assert!(paid(&read[3]).is_empty());
    assert!(problems(&read[3]).iter().any(|told| told.contains("day and month cannot be told apart")), "{:?}", read[3]);
}

#[test]
fn of_a_list_only_the_candidates_own_entry_is_kept_and_without_its_key() {
    let key = |text: &str| Digest::of(text.as_bytes()).to_string();
    let list = format!(
        "key_type,key_hash,source,added,expires,dispute_url\nemail,{},house,2026-01,,https://list.example/d\nemail,{},house,,,https://list.example/d\nphone,short,house,,,x\n",
        key("ana@mail.example"),
        key("tom@mail.example")
    );
    let known = Known { contacts: vec!["Ana@mail.example".to_owned()], ..Known::default() };
    let file = File::of_bytes("blocklist.csv", origin(0, "blocklist.csv"), list.as_bytes());
    let read = read(vec![file], &known, PartialDate::year(2026));
    assert_eq!(records(&read[0]).len(), 1);
    assert!(!read[0].claims.records[0].quote().contains(&key("ana@mail.example")[..8]));
    assert!(problems(&read[0]).iter().any(|told| told.contains("line 4: column key_hash")), "{:?}", problems(&read[0]));
}

#[test]
fn nationality_is_not_read_without_its_lawful_rule() {
    let statements = "statement,value,stated_in\nnationality,PT;BR,the form\nnationality,Portugal,the profile\n";
    let without = read_all(&[("self_statements.csv", statements), ("offer.json", "{}")]);
    assert!(records(&without[0]).is_empty());
    assert!(problems(&without[0])[0].contains("not read: the offer names no nationality_rule"));
    let with = read_all(&[
        ("self_statements.csv", statements),
        ("offer.json", "{\"nationality_rule\":{\"basis\":\"export control\"}}"),
    ]);
    let [Record::NationalityStatement(one)] = records(&with[0])[..] else { panic!("{:?}", with[0]) };
    assert_eq!(one.countries, ["PT", "BR"]);
    assert!(problems(&with[0])[0].contains("line 3: column value"));
}

#[test]
fn rows_of_others_are_kept_only_where_they_touch_the_candidate() {
    let read = read_all(&[
        (
            "shipping.csv",
            "ts,applicant,address_id,city,country\n2026-11-02T09:00:00Z,,a1,Lisbon,PT\n2026-11-03T09:00:00Z,b2,a1,Lisbon,PT\n2026-11-03T09:00:00Z,b3,a9,Faro,PT\n",
        ),
        (
            "references.csv",
            "applicant,name,org,email\n,Rui Melo,Quillstone,rui@mail.example\nb2,Eva Ruiz,Other,eva@mail.example\nb2,Ana Sousa,Quillstone,ana@mail.example\n",
        ),
        (
            "referrals.csv",
            "ts,referred_by,applicant\n2026-10-01T09:00:00Z,b2,ana@mail.example\n2026-10-01T09:00:00Z,b2,c3\n",
        ),
        (
            "platform_export.json",
            "{\"platform\":\"P\",\"clients\":[{\"client_id\":\"c1\",\"payout_hash\":\"h\"}],\"ratings\":[{\"ts\":\"yesterday\",\"client_id\":\"c1\"}],\"bids\":3,\"accepted\":1,\"colour\":1}",
        ),
        ("organisations.csv", "name,founded,dissolved\nQuillstone,2009-13,\n"),
        ("domains.csv", "domain,registered,state\nWWW.Quillstone.Example,2009-02,live\nb.example,,gone\n"),
    ]);
    assert_eq!([records(&read[0]).len(), records(&read[1]).len(), records(&read[2]).len()], [2, 2, 1]);
    assert_eq!(problems(&read[3]).len(), 2, "a member that is not known and a time that is none");
    assert!(problems(&read[4])[0].contains("column founded: not a day"));
    let [Record::Domain(domain), _] = records(&read[5])[..] else { panic!("{:?}", read[5]) };
    assert_eq!(domain.name, "quillstone.example");
    assert!(problems(&read[5])[0].contains("none of live, parked, dead, disposable"));
}
