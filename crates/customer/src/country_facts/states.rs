//! The states of countries for which Microsoft has a list (Partner Center: "Get address formatting rules by
//! market", `supportedStatesList`; ISO 3166-2). Codes are sent for the United States and Canada, names for
//! Australia. Mexico's list is not published; its names are the common ones.

use crate::CountryCode;
use crate::letters::{begins_name, is_same_name};

const US: &str = "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|\
    CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|\
    IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|\
    MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|\
    NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|\
    ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|\
    SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|\
    WV West Virginia|WI Wisconsin|WY Wyoming";

const CA: &str = "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|\
    NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|\
    PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon";

const AU: &str = "ACT Australian Capital Territory|JBT Jervis Bay Territory|NSW New South Wales|\
    NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|\
    WA Western Australia";

const MX: &str = "AGU Aguascalientes|BCN Baja California|BCS Baja California Sur|CAM Campeche|\
    CHP Chiapas|CHH Chihuahua|CDMX Ciudad de México|COA Coahuila|COL Colima|DUR Durango|\
    MEX Estado de México|GUA Guanajuato|GRO Guerrero|HID Hidalgo|JAL Jalisco|MIC Michoacán|\
    MOR Morelos|NAY Nayarit|NLE Nuevo León|OAX Oaxaca|PUE Puebla|QUE Querétaro|ROO Quintana Roo|\
    SLP San Luis Potosí|SIN Sinaloa|SON Sonora|TAB Tabasco|TAM Tamaulipas|TLA Tlaxcala|VER Veracruz|\
    YUC Yucatán|ZAC Zacatecas";

/// A state of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The value in the request.
    pub value: &'static str,
    pub name: &'static str,
    /// Its code in the list.
    pub code: &'static str,
}

impl CountryCode {
    /// The states to choose from. Empty: the country's states are free text.
    pub fn states(self) -> Vec<State> {
        let (list, is_sent_by_code) = match self.as_str() {
            "US" => (US, true),
            "CA" => (CA, true),
            "AU" => (AU, false),
            "MX" => (MX, false),
            _ => return Vec::new(),
        };
        let state = |(code, name)| State {
            value: if is_sent_by_code { code } else { name },
            name,
            code,
        };
        list.split('|')
            .filter_map(|entry| entry.split_once(' '))
            .map(state)
            .collect()
    }

    /// Finds the state that `typed` names, by code or name in any case.
    pub fn state(self, typed: &str) -> Option<State> {
        let typed = typed.trim();
        let is_meant =
            |state: &State| is_same_name(state.code, typed) || is_same_name(state.name, typed);
        self.states().into_iter().find(is_meant)
    }

    /// The states of the country's list whose name begins so, in any case.
    pub fn states_beginning(self, typed: &str) -> Vec<State> {
        let typed = typed.trim();
        let mut states = self.states();
        states.retain(|it| !typed.is_empty() && begins_name(it.name, typed));
        states
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists() {
        for (code, count, first, last) in [
            ("US", 51, ("AL", "Alabama"), ("WY", "Wyoming")),
            ("CA", 13, ("AB", "Alberta"), ("YT", "Yukon")),
            (
                "AU",
                9,
                (
                    "Australian Capital Territory",
                    "Australian Capital Territory",
                ),
                ("Western Australia", "Western Australia"),
            ),
            (
                "MX",
                32,
                ("Aguascalientes", "Aguascalientes"),
                ("Zacatecas", "Zacatecas"),
            ),
        ] {
            let country = CountryCode::known(code);
            let states = country.states();
            let pair = |state: Option<&State>| state.map(|it| (it.value, it.name));
            assert_eq!(states.len(), count, "{code}");
            assert_eq!(pair(states.first()), Some(first));
            assert_eq!(pair(states.last()), Some(last));
            for state in &states {
                for text in [state.value, state.name, state.code] {
                    assert_eq!(country.state(text), Some(*state), "{text} is of one state");
                }
                assert!(matches!(state.code.len(), 2..=4), "{}", state.code);
            }
        }
        for (code, typed, expected) in [
            ("US", "wash", "Washington"),
            ("US", "  NEW m", "New Mexico"),
            ("US", "new", "New Hampshire|New Jersey|New Mexico|New York"),
            ("MX", "mexico", ""),
            ("MX", "mic", "Michoacán"),
            ("MX", "queretaro", "Querétaro"),
            ("AU", "west", "Western Australia"),
            ("US", "", ""),
            ("PT", "Lis", ""),
        ] {
            let states = CountryCode::known(code).states_beginning(typed);
            let names: Vec<_> = states.iter().map(|it| it.name).collect();
            assert_eq!(names.join("|"), expected, "{typed}");
        }
        let portugal = CountryCode::known("PT");
        assert_eq!(portugal.states(), []);
        assert_eq!(portugal.state("Lisboa"), None);
    }
}
