//! Databases of places and systems in MaxMind's file format, as the customer holds them.

use std::net::IpAddr;

use crosscheck_model::records::NetworkPlace;
use jiff::Timestamp;
use maxminddb::{Reader, geoip2};

/// An open database.
pub(crate) struct Database {
    reader: Reader<Vec<u8>>,
    /// Its kind and the day that it was made.
    name: String,
}

impl Database {
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, String> {
        let reader = Reader::from_source(bytes).map_err(|_| "not a database in MaxMind's format".to_owned())?;
        let made = i64::try_from(reader.metadata().build_epoch).ok().and_then(|at| Timestamp::from_second(at).ok());
        let day = made.map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default();
        let name = format!("{} of {day}", reader.metadata().database_type);
        Ok(Self { reader, name })
    }

    pub(crate) fn place(&self, ip: IpAddr) -> Option<NetworkPlace> {
        let city: geoip2::City<'_> = self.reader.lookup(ip).ok()?.decode().ok()??;
        let country = city.country.iso_code.map(str::to_owned);
        let at = city.location.latitude.zip(city.location.longitude);
        let radius_km = f64::from(city.location.accuracy_radius.unwrap_or(1000));
        let name = city.city.names.english.map(str::to_owned);
        (country.is_some() || at.is_some()).then(|| NetworkPlace {
            country,
            city: name,
            at,
            radius_km,
            database: self.name.clone(),
        })
    }

    pub(crate) fn system(&self, ip: IpAddr) -> Option<String> {
        let system: geoip2::Asn<'_> = self.reader.lookup(ip).ok()?.decode().ok()??;
        system.autonomous_system_number.map(|number| format!("AS{number}"))
    }
}
