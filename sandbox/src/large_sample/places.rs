//! The places of the companies of the large sample.

/// The cities of each country, with the state after a colon where its name is another than the city's.
const COUNTRIES: [(&str, &str); 30] = [
    (
        "AT",
        "Wien, Graz: Steiermark, Linz: Oberösterreich, Salzburg, Innsbruck: Tirol, Klagenfurt: Kärnten",
    ),
    (
        "AU",
        "Sydney: New South Wales, Melbourne: Victoria, Brisbane: Queensland, Perth: Western Australia, \
         Adelaide: South Australia, Hobart: Tasmania, Geelong: Victoria, Cairns: Queensland",
    ),
    (
        "BE",
        "Bruxelles, Antwerpen, Gent: Oost-Vlaanderen, Liège, Brugge: West-Vlaanderen, Namur",
    ),
    (
        "BR",
        "São Paulo, Rio de Janeiro, Belo Horizonte: Minas Gerais, Curitiba: Paraná, Recife: Pernambuco, \
         Fortaleza: Ceará, Porto Alegre: Rio Grande do Sul, Manaus: Amazonas, Salvador: Bahia, \
         Florianópolis: Santa Catarina",
    ),
    (
        "CA",
        "Toronto: ON, Montréal: QC, Vancouver: BC, Calgary: AB, Edmonton: AB, Ottawa: ON, Winnipeg: MB, \
         Halifax: NS, Regina: SK, Québec: QC",
    ),
    (
        "CH",
        "Zürich, Genève, Basel: Basel-Stadt, Bern, Lausanne: Vaud, Luzern, Lugano: Ticino",
    ),
    (
        "CZ",
        "Praha, Brno: Jihomoravský kraj, Ostrava: Moravskoslezský kraj, Plzeň: Plzeňský kraj, Olomouc: \
         Olomoucký kraj",
    ),
    (
        "DE",
        "Berlin, Hamburg, München: Bayern, Köln: Nordrhein-Westfalen, Frankfurt: Hessen, Stuttgart: \
         Baden-Württemberg, Düsseldorf: Nordrhein-Westfalen, Leipzig: Sachsen, Dresden: Sachsen, \
         Bremen, Hannover: Niedersachsen, Nürnberg: Bayern, Mannheim: Baden-Württemberg, Kiel: \
         Schleswig-Holstein",
    ),
    (
        "DK",
        "København: Hovedstaden, Aarhus: Midtjylland, Odense: Syddanmark, Aalborg: Nordjylland, Esbjerg: \
         Syddanmark",
    ),
    (
        "ES",
        "Madrid, Barcelona, Valencia, Sevilla, Zaragoza, Málaga, Bilbao: Bizkaia, Murcia, Vigo: Pontevedra, \
         Oviedo: Asturias, Cádiz, Girona",
    ),
    (
        "FI",
        "Helsinki: Uusimaa, Tampere: Pirkanmaa, Turku: Varsinais-Suomi, Oulu: Pohjois-Pohjanmaa, Jyväskylä: \
         Keski-Suomi",
    ),
    (
        "FR",
        "Paris: Île-de-France, Lyon: Auvergne-Rhône-Alpes, Marseille: Provence-Alpes-Côte d'Azur, Toulouse: \
         Occitanie, Nice: Provence-Alpes-Côte d'Azur, Nantes: Pays de la Loire, Strasbourg: Grand \
         Est, Bordeaux: Nouvelle-Aquitaine, Lille: Hauts-de-France, Rennes: Bretagne, Grenoble: \
         Auvergne-Rhône-Alpes, Dijon: Bourgogne-Franche-Comté",
    ),
    (
        "GB",
        "London, Manchester: Greater Manchester, Birmingham: West Midlands, Leeds: West Yorkshire, Glasgow, \
         Edinburgh, Cardiff, Belfast, Bristol, Norwich: Norfolk, Exeter: Devon, Sheffield: South \
         Yorkshire, Reading: Berkshire",
    ),
    (
        "GR",
        "Athina: Attiki, Thessaloniki: Kentriki Makedonia, Patra: Dytiki Ellada, Iraklio: Kriti, Volos: \
         Thessalia",
    ),
    (
        "HU",
        "Budapest, Debrecen: Hajdú-Bihar, Szeged: Csongrád-Csanád, Pécs: Baranya, Győr: Győr-Moson-Sopron",
    ),
    ("IE", "Dublin, Cork, Galway, Limerick, Waterford"),
    (
        "IN",
        "Mumbai: Maharashtra, Delhi, Bengaluru: Karnataka, Hyderabad: Telangana, Chennai: Tamil Nadu, \
         Kolkata: West Bengal, Pune: Maharashtra, Jaipur: Rajasthan, Kochi: Kerala, Indore: Madhya \
         Pradesh",
    ),
    (
        "IT",
        "Roma, Milano, Napoli, Torino, Palermo, Genova, Bologna, Firenze, Verona, Trieste, Cagliari",
    ),
    (
        "JP",
        "Tokyo, Osaka, Nagoya: Aichi, Sapporo: Hokkaido, Fukuoka, Kyoto, Hiroshima, Sendai: Miyagi",
    ),
    (
        "LU",
        "Luxembourg, Esch-sur-Alzette, Dudelange: Esch-sur-Alzette",
    ),
    (
        "MX",
        "Monterrey: Nuevo León, Guadalajara: Jalisco, Puebla, Tijuana: Baja California, Mérida: Yucatán, \
         Querétaro, Oaxaca",
    ),
    (
        "NL",
        "Amsterdam: Noord-Holland, Rotterdam: Zuid-Holland, Utrecht, Eindhoven: Noord-Brabant, Groningen, \
         Maastricht: Limburg, Zwolle: Overijssel, Breda: Noord-Brabant",
    ),
    (
        "NO",
        "Oslo, Bergen: Vestland, Trondheim: Trøndelag, Stavanger: Rogaland, Tromsø: Troms",
    ),
    (
        "NZ",
        "Auckland, Wellington, Christchurch: Canterbury, Dunedin: Otago, Tauranga: Bay of Plenty",
    ),
    (
        "PL",
        "Warszawa: Mazowieckie, Kraków: Małopolskie, Wrocław: Dolnośląskie, Poznań: Wielkopolskie, Gdańsk: \
         Pomorskie, Łódź: Łódzkie, Szczecin: Zachodniopomorskie, Lublin: Lubelskie, Katowice: \
         Śląskie, Toruń: Kujawsko-Pomorskie",
    ),
    (
        "PT",
        "Lisboa, Porto, Braga, Coimbra, Aveiro, Faro, Évora, Setúbal, Leiria, Viseu, Funchal: Madeira, Ponta \
         Delgada: Açores, Guimarães: Braga, Santarém",
    ),
    (
        "SE",
        "Stockholm, Göteborg: Västra Götaland, Malmö: Skåne, Uppsala, Västerås: Västmanland, Umeå: \
         Västerbotten, Linköping: Östergötland",
    ),
    (
        "SK",
        "Bratislava: Bratislavský kraj, Košice: Košický kraj, Žilina: Žilinský kraj, Prešov: Prešovský kraj",
    ),
    (
        "US",
        "Seattle: WA, Portland: OR, San Francisco: CA, Sacramento: CA, Phoenix: AZ, Denver: CO, Dallas: TX, \
         Houston: TX, Chicago: IL, Minneapolis: MN, Atlanta: GA, Miami: FL, Boston: MA, New York: \
         NY, Philadelphia: PA, Nashville: TN, Omaha: NE, Boise: ID, Anchorage: AK, Honolulu: HI, \
         Tulsa: OK, Cleveland: OH, Detroit: MI, Milwaukee: WI, Baltimore: MD, Charlotte: NC, \
         Buffalo: NY, Spokane: WA",
    ),
    (
        "ZA",
        "Cape Town: Western Cape, Johannesburg: Gauteng, Durban: KwaZulu-Natal, Pretoria: Gauteng, \
         Bloemfontein: Free State, Polokwane: Limpopo",
    ),
];

/// A city.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// The state or province.
    pub state: &'static str,
    /// The city.
    pub city: &'static str,
}

/// All cities.
#[must_use]
pub fn places() -> Vec<Place> {
    let of_country = |&(country, cities): &(&'static str, &'static str)| {
        cities.split(", ").map(move |text| {
            let (city, state) = text.split_once(": ").unwrap_or((text, text));
            Place {
                country,
                state,
                city,
            }
        })
    };
    COUNTRIES.iter().flat_map(of_country).collect()
}
