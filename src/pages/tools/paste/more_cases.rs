//! More invented signatures, address blocks and rows.

use super::tests::Case;
use customer::Property::*;

pub const MORE_CASES: &[Case] = &[
    Case {
        name: "a signature, Switzerland",
        text: "Freundliche Grüsse\n\nBeat Müller\nGeschäftsführer\n\nAlpine Ski House AG\nBahnhofstrasse 21\nCH-8001 Zürich\n\
            +41 44 555 01 23\nbeat.mueller@alpineskihouse.example\nwww.alpineskihouse.example\nCHE-106.234.560 MWST",
        expected: &[
            (CompanyName, "Alpine Ski House AG"),
            (AddressLine1, "Bahnhofstrasse 21"),
            (Zip, "8001"),
            (City, "Zürich"),
            (Country, "CH"),
            (FirstName, "Beat"),
            (LastName, "Müller"),
            (Phone, "+41 44 555 01 23"),
            (Email, "beat.mueller@alpineskihouse.example"),
            (TaxId, "CHE-106.234.560 MWST"),
        ],
    },
    Case {
        name: "a signature, Austria",
        text: "Mag. Eva Huber | Einkauf\nHumongous Insurance GmbH\nMariahilfer Straße 100/5, 1070 Wien, Österreich\n\
            T: +43 1 555 0123 M: +43 660 555 0123\neva.huber@humongous.example\nUID: ATU12345675",
        expected: &[
            (CompanyName, "Humongous Insurance GmbH"),
            (AddressLine1, "Mariahilfer Straße 100/5"),
            (Zip, "1070"),
            (City, "Wien"),
            (Country, "AT"),
            (FirstName, "Eva"),
            (LastName, "Huber"),
            (Phone, "+43 1 555 0123"),
            (Email, "eva.huber@humongous.example"),
            (TaxId, "ATU12345675"),
        ],
    },
    Case {
        name: "an address block, Belgium",
        text: "City Power & Light NV\nt.a.v. An Peeters\nWetstraat 16\n1000 Brussel\nBelgië\nBE 0123.456.749",
        expected: &[
            (CompanyName, "City Power & Light NV"),
            (FirstName, "An"),
            (LastName, "Peeters"),
            (AddressLine1, "Wetstraat 16"),
            (Zip, "1000"),
            (City, "Brussel"),
            (Country, "BE"),
            (TaxId, "BE0123456749"),
        ],
    },
    Case {
        name: "a signature, Denmark",
        text: "Med venlig hilsen\n\nMette Sørensen\nIndkøbschef\n\nTrey Research ApS\nVestergade 12, 2. tv.\n1456 København K\n\
            Tlf. +45 33 55 01 23\nmette@trey.example\nCVR-nr. 30000005",
        expected: &[
            (CompanyName, "Trey Research ApS"),
            (AddressLine1, "Vestergade 12, 2. tv."),
            (Zip, "1456"),
            (City, "København K"),
            (Country, "DK"),
            (FirstName, "Mette"),
            (LastName, "Sørensen"),
            (Phone, "+45 33 55 01 23"),
            (Email, "mette@trey.example"),
            (TaxId, "30000005"),
        ],
    },
    Case {
        name: "a signature, Sweden",
        text: "Vänliga hälsningar\nErik Lindqvist\nVD\nSouthridge Video AB\nSveavägen 44\nSE-111 34 Stockholm\nSverige\n\
            Telefon: 08-555 012 34\nMobil: 070-555 01 23\nerik.lindqvist@southridge.example\nOrg.nr: 556012-3456",
        expected: &[
            (CompanyName, "Southridge Video AB"),
            (AddressLine1, "Sveavägen 44"),
            (Zip, "111 34"),
            (City, "Stockholm"),
            (Country, "SE"),
            (FirstName, "Erik"),
            (LastName, "Lindqvist"),
            (Phone, "08-555 012 34"),
            (Email, "erik.lindqvist@southridge.example"),
            (TaxId, "556012-3456"),
        ],
    },
    Case {
        name: "a signature, Australia",
        text: "Cheers,\nOlivia Chen\nProcurement Lead\nBlue Yonder Airlines Pty Ltd\nABN 53 000 000 770\nLevel 5, 100 George Street\n\
            Sydney NSW 2000\nP 02 5550 0123 | M 0491 570 156\nolivia.chen@blueyonder.example",
        expected: &[
            (CompanyName, "Blue Yonder Airlines Pty Ltd"),
            (TaxId, "53 000 000 770"),
            (AddressLine1, "Level 5, 100 George Street"),
            (City, "Sydney"),
            (State, "New South Wales"),
            (Zip, "2000"),
            (Country, "AU"),
            (FirstName, "Olivia"),
            (LastName, "Chen"),
            (Phone, "02 5550 0123"),
            (Email, "olivia.chen@blueyonder.example"),
        ],
    },
    Case {
        name: "an address block, Canada",
        text: "Margie's Travel Inc.\n200 Bay Street, Suite 1500\nToronto ON  M5J 2J2\nCanada\nAttn: Noah Tremblay\n\
            noah@margiestravel.example\n+1 416 555 0123 x22",
        expected: &[
            (CompanyName, "Margie's Travel Inc."),
            (AddressLine1, "200 Bay Street"),
            (AddressLine2, "Suite 1500"),
            (City, "Toronto"),
            (State, "ON"),
            (Zip, "M5J 2J2"),
            (Country, "CA"),
            (FirstName, "Noah"),
            (LastName, "Tremblay"),
            (Email, "noah@margiestravel.example"),
            (Phone, "+1 416 555 0123 x22"),
        ],
    },
    Case {
        name: "a signature, India",
        text: "Thanks & Regards,\nPriya Sharma\nIT Manager\nLucerne Publishing Pvt. Ltd.\n4th Floor, Tower B, 12 MG Road\n\
            Bengaluru, Karnataka 560001\nIndia\nMobile: +91 80 5550 0123\npriya.sharma@lucerne.example\nlucernepub.onmicrosoft.com",
        expected: &[
            (CompanyName, "Lucerne Publishing Pvt. Ltd."),
            (AddressLine1, "4th Floor, Tower B, 12 MG Road"),
            (City, "Bengaluru"),
            (State, "Karnataka"),
            (Zip, "560001"),
            (Country, "IN"),
            (FirstName, "Priya"),
            (LastName, "Sharma"),
            (Phone, "+91 80 5550 0123"),
            (Email, "priya.sharma@lucerne.example"),
            (Domain, "lucernepub"),
        ],
    },
    Case {
        name: "a row without a header, Portugal, with a country code",
        text: "Graphic Design Institute Lda\t509900119\tRua do Ouro 12\tLisboa\t1100-060\tPT\tInês\tCarvalho\t\
            ines.carvalho@gdi.example\t210000123",
        expected: &[
            (CompanyName, "Graphic Design Institute Lda"),
            (TaxId, "PT509900119"),
            (AddressLine1, "Rua do Ouro 12"),
            (City, "Lisboa"),
            (Zip, "1100-060"),
            (Country, "PT"),
            (FirstName, "Inês"),
            (LastName, "Carvalho"),
            (Email, "ines.carvalho@gdi.example"),
            (Phone, "210000123"),
        ],
    },
    Case {
        name: "a row without a header, United States",
        text: "VanArsdel, Ltd.\t350 Fifth Avenue\tFloor 20\tNew York\tNY\t10118\tUSA\tMichael Johnson\t(212) 555-0142\t\
            mjohnson@vanarsdel.example",
        expected: &[
            (CompanyName, "VanArsdel, Ltd."),
            (AddressLine1, "350 Fifth Avenue"),
            (AddressLine2, "Floor 20"),
            (City, "New York"),
            (State, "NY"),
            (Zip, "10118"),
            (Country, "US"),
            (FirstName, "Michael"),
            (LastName, "Johnson"),
            (Phone, "(212) 555-0142"),
            (Email, "mjohnson@vanarsdel.example"),
        ],
    },
    Case {
        name: "a row below a header of the request's keys",
        text: "companyName\tcountry\taddressLine1\taddressLine2\tcity\tstate\tzip\tfirstName\tlastName\temail\tphone\n\
            Woodgrove Bank\tGB\t1 Poultry\t\tLondon\tGreater London\tec2r8ej\tOliver\tTaylor\toliver@woodgrove.example\t020 7946 0123\n\
            Another One\tGB\t\t\t\t\t\t\t\t\t",
        expected: &[
            (CompanyName, "Woodgrove Bank"),
            (Country, "GB"),
            (AddressLine1, "1 Poultry"),
            (City, "London"),
            (State, "Greater London"),
            (Zip, "EC2R 8EJ"),
            (FirstName, "Oliver"),
            (LastName, "Taylor"),
            (Email, "oliver@woodgrove.example"),
            (Phone, "020 7946 0123"),
        ],
    },
    Case {
        name: "a list of labels and values, Brazil",
        text: "Razão social\tConsolidated Messenger S.A.\nCNPJ\t11.222.333/0001-81\nEndereço\tRua das Flores, 45\nCidade\tCuritiba\n\
            UF\tPR\nCEP\t80020-090\nPaís\tBrasil\nContato\tMariana Souza\nE-mail\tmariana.souza@consolidated.example\n\
            Celular\t+55 41 95550-1234",
        expected: &[
            (CompanyName, "Consolidated Messenger S.A."),
            (TaxId, "11.222.333/0001-81"),
            (AddressLine1, "Rua das Flores, 45"),
            (City, "Curitiba"),
            (State, "PR"),
            (Zip, "80020-090"),
            (Country, "BR"),
            (FirstName, "Mariana"),
            (LastName, "Souza"),
            (Email, "mariana.souza@consolidated.example"),
            (Phone, "+55 41 95550-1234"),
        ],
    },
    Case {
        name: "a signature without a legal form, Spain",
        text: "Un saludo,\nCarmen Ruiz\nResponsable de Compras | Adatum\nPaseo de la Castellana 100, 28046 Madrid\n\
            Tel: 910 000 456 – carmen.ruiz@adatum.example",
        expected: &[
            (CompanyName, "Adatum"),
            (AddressLine1, "Paseo de la Castellana 100"),
            (Zip, "28046"),
            (City, "Madrid"),
            (Country, "ES"),
            (FirstName, "Carmen"),
            (LastName, "Ruiz"),
            (Phone, "910 000 456"),
            (Email, "carmen.ruiz@adatum.example"),
        ],
    },
    Case {
        name: "an address block, Mexico",
        text: "School of Fine Art, S.A. de C.V.\nAv. Insurgentes Sur 1000, Piso 3\n03100 Ciudad de México, CDMX\nMéxico\n\
            Tel. +52 55 5550 0123\nRFC: SFA010101AB1",
        expected: &[
            (CompanyName, "School of Fine Art, S.A. de C.V."),
            (AddressLine1, "Av. Insurgentes Sur 1000, Piso 3"),
            (Zip, "03100"),
            (City, "Ciudad de México"),
            (State, "Ciudad de México"),
            (Country, "MX"),
            (Phone, "+52 55 5550 0123"),
            (TaxId, "SFA010101AB1"),
        ],
    },
    Case {
        name: "a signature, Angola, without a postal code",
        text: "Com os melhores cumprimentos\nDomingos Neto\nDirector Geral\nContoso Angola, Lda\nRua Rainha Ginga, 29\nLuanda\n\
            Angola\nTelef. +244 222 000 123\nd.neto@contoso.example",
        expected: &[
            (CompanyName, "Contoso Angola, Lda"),
            (AddressLine1, "Rua Rainha Ginga, 29"),
            (City, "Luanda"),
            (Country, "AO"),
            (FirstName, "Domingos"),
            (LastName, "Neto"),
            (Phone, "+244 222 000 123"),
            (Email, "d.neto@contoso.example"),
        ],
    },
];
