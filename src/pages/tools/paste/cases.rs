//! Invented mail signatures, address blocks and rows of spreadsheets, and their values.

use super::tests::Case;
use customer::Property::*;

pub const CASES: &[Case] = &[
    Case {
        name: "a signature, Portugal",
        text: "Com os melhores cumprimentos,\n\nAna Silva\nDiretora de Sistemas de Informação\n\n\
            Contoso, Lda.\nRua Augusta, 100, 2.º Esq.\n1100-048 Lisboa\nPortugal\n\
            Tel.: +351 210 000 001 | Tlm.: +351 910 000 002\nana.silva@contoso.example\nwww.contoso.example\n\
            NIF: 509 900 119\n",
        expected: &[
            (CompanyName, "Contoso, Lda."),
            (AddressLine1, "Rua Augusta, 100, 2.º Esq."),
            (Zip, "1100-048"),
            (City, "Lisboa"),
            (Country, "PT"),
            (FirstName, "Ana"),
            (LastName, "Silva"),
            (Email, "ana.silva@contoso.example"),
            (Phone, "+351 210 000 001"),
            (TaxId, "PT509900119"),
        ],
    },
    Case {
        name: "a signature, Germany",
        text: "Mit freundlichen Grüßen\n\ni. A. Jürgen Groß\nLeiter IT\n\nAdventure Works GmbH & Co. KG\n\
            Lindenstraße 12\nD-10115 Berlin\n\nTelefon +49 30 23125 001\nTelefax +49 30 23125 009\n\
            E-Mail: j.gross@adventure-works.example\nUSt-IdNr.: DE123456788\nHRB 12345 Amtsgericht Charlottenburg\n\
            Geschäftsführer: Petra Klein",
        expected: &[
            (CompanyName, "Adventure Works GmbH & Co. KG"),
            (AddressLine1, "Lindenstraße 12"),
            (Zip, "10115"),
            (City, "Berlin"),
            (Country, "DE"),
            (FirstName, "Jürgen"),
            (LastName, "Groß"),
            (Email, "j.gross@adventure-works.example"),
            (Phone, "+49 30 23125 001"),
            (TaxId, "DE123456788"),
        ],
    },
    Case {
        name: "a signature on few lines, United States",
        text: "--\nJohn Q. Smith | Purchasing Manager\nFabrikam, Inc.\n\
            1 Main Street, Suite 200, Redmond, WA 98052\n(425) 555-0134 | john.smith@fabrikam.example | fabrikam.example",
        expected: &[
            (CompanyName, "Fabrikam, Inc."),
            (AddressLine1, "1 Main Street"),
            (AddressLine2, "Suite 200"),
            (City, "Redmond"),
            (State, "WA"),
            (Zip, "98052"),
            (Country, "US"),
            (FirstName, "John"),
            (MiddleName, "Q."),
            (LastName, "Smith"),
            (Email, "john.smith@fabrikam.example"),
            (Phone, "(425) 555-0134"),
        ],
    },
    Case {
        name: "an address block, United Kingdom",
        text: "Wide World Importers Ltd\nFAO Emma Brown\n4th Floor, Regent House\n12 High Street\nLONDON\nSW1A 1AA\n\
            United Kingdom\nVAT No. GB123456789",
        expected: &[
            (CompanyName, "Wide World Importers Ltd"),
            (FirstName, "Emma"),
            (LastName, "Brown"),
            (AddressLine1, "4th Floor, Regent House"),
            (AddressLine2, "12 High Street"),
            (City, "LONDON"),
            (Zip, "SW1A 1AA"),
            (Country, "GB"),
            (TaxId, "GB123456789"),
        ],
    },
    Case {
        name: "a signature, France",
        text: "Cordialement,\nMarie DUPONT\nResponsable achats\nLitware SARL\n25 bis, rue de la Paix\n\
            75002 Paris Cedex 02 - France\nTél. : 01 99 00 12 34\nMob. : 06 39 98 12 34\n\
            marie.dupont@litware.example\nTVA : FR11123456782",
        expected: &[
            (CompanyName, "Litware SARL"),
            (AddressLine1, "25 bis, rue de la Paix"),
            (Zip, "75002"),
            (City, "Paris Cedex 02"),
            (Country, "FR"),
            (FirstName, "Marie"),
            (LastName, "DUPONT"),
            (Email, "marie.dupont@litware.example"),
            (Phone, "01 99 00 12 34"),
            (TaxId, "FR11123456782"),
        ],
    },
    Case {
        name: "a block with labels, Spain",
        text: "Empresa: Northwind Traders, S.L.\nCIF: B12345674\nDirección: Calle Mayor 5, 3.º B\nCódigo postal: 28013\n\
            Ciudad: Madrid\nProvincia: Madrid\nPaís: España\nContacto: Lucía García López\n\
            Correo electrónico: lucia.garcia@northwind.example\nTeléfono: +34 910 000 123",
        expected: &[
            (CompanyName, "Northwind Traders, S.L."),
            (TaxId, "B12345674"),
            (AddressLine1, "Calle Mayor 5, 3.º B"),
            (Zip, "28013"),
            (City, "Madrid"),
            (State, "Madrid"),
            (Country, "ES"),
            (FirstName, "Lucía"),
            (LastName, "García López"),
            (Email, "lucia.garcia@northwind.example"),
            (Phone, "+34 910 000 123"),
        ],
    },
    Case {
        name: "a signature, Brazil",
        text: "Atenciosamente,\nJoão da Costa\nGerente de TI\nTailspin Toys Comércio Ltda.\n\
            CNPJ 11.222.333/0001-81\nAv. Paulista, 1000 - 5º andar\nSão Paulo - SP, 01310-100\n\
            +55 11 5550-1234 ramal 12\njoao.costa@tailspin.example\ntailspin.onmicrosoft.com",
        expected: &[
            (CompanyName, "Tailspin Toys Comércio Ltda."),
            (TaxId, "11.222.333/0001-81"),
            (AddressLine1, "Av. Paulista, 1000 - 5º andar"),
            (City, "São Paulo"),
            (State, "SP"),
            (Zip, "01310-100"),
            (Country, "BR"),
            (FirstName, "João"),
            (LastName, "da Costa"),
            (Email, "joao.costa@tailspin.example"),
            (Phone, "+55 11 5550-1234 ramal 12"),
            (Domain, "tailspin"),
        ],
    },
    Case {
        name: "a row below a header, Portuguese",
        text: "Nome da empresa\tNúmero fiscal\tPaís\tMorada, linha 1\tMorada, linha 2\tCidade\tDistrito\t\
            Código postal\tNome próprio\tApelido\tE-mail\tTelefone\n\
            Fabrikam Portugal, S.A.\t512345678\tPortugal\tAvenida da República, 50\t\tPorto\tPorto\t4000-322\tRui\tSantos\t\
            rui.santos@fabrikam.example\t220000001",
        expected: &[
            (CompanyName, "Fabrikam Portugal, S.A."),
            (TaxId, "PT512345678"),
            (Country, "PT"),
            (AddressLine1, "Avenida da República, 50"),
            (City, "Porto"),
            (State, "Porto"),
            (Zip, "4000-322"),
            (FirstName, "Rui"),
            (LastName, "Santos"),
            (Email, "rui.santos@fabrikam.example"),
            (Phone, "220000001"),
        ],
    },
    Case {
        name: "a row below a header with quoted cells, United States",
        text: "Account Name\tContact\tStreet\tCity\tState\tZIP\tCountry\tWork Phone\tEmail Address\tNotes\r\n\
            \"Proseware \"\"West\"\" LLC\"\tJane Miller\t\"500 Market Street\nFloor 3\"\tSan Francisco\tCalifornia\t94105\tUSA\t\
            415-555-0199\tjane@proseware.example\t\"calls\ton Mondays\"\r\n",
        expected: &[
            (CompanyName, "Proseware \"West\" LLC"),
            (FirstName, "Jane"),
            (LastName, "Miller"),
            (AddressLine1, "500 Market Street"),
            (AddressLine2, "Floor 3"),
            (City, "San Francisco"),
            (State, "CA"),
            (Zip, "94105"),
            (Country, "US"),
            (Phone, "415-555-0199"),
            (Email, "jane@proseware.example"),
        ],
    },
    Case {
        name: "a row without a header, Germany",
        text: "Contoso Deutschland GmbH\tUnter den Linden 7\t10117\tBerlin\tDeutschland\tSabine\tMeyer\t\
            sabine.meyer@contoso.example\t+49 30 23125 100\tDE123456788",
        expected: &[
            (CompanyName, "Contoso Deutschland GmbH"),
            (AddressLine1, "Unter den Linden 7"),
            (Zip, "10117"),
            (City, "Berlin"),
            (Country, "DE"),
            (FirstName, "Sabine"),
            (LastName, "Meyer"),
            (Email, "sabine.meyer@contoso.example"),
            (Phone, "+49 30 23125 100"),
            (TaxId, "DE123456788"),
        ],
    },
    Case {
        name: "a row without a header, Poland",
        text: "\"Wingtip Sp. z o.o.\"\t\"ul. Prosta 20\"\t00-850\tWarszawa\tPolska\tKatarzyna Nowak\t\
            k.nowak@wingtip.example\t+48 22 555 01 01\tPL1234567802",
        expected: &[
            (CompanyName, "Wingtip Sp. z o.o."),
            (AddressLine1, "ul. Prosta 20"),
            (Zip, "00-850"),
            (City, "Warszawa"),
            (Country, "PL"),
            (FirstName, "Katarzyna"),
            (LastName, "Nowak"),
            (Email, "k.nowak@wingtip.example"),
            (Phone, "+48 22 555 01 01"),
            (TaxId, "PL1234567802"),
        ],
    },
    Case {
        name: "a signature, Netherlands",
        text: "Met vriendelijke groet,\n\nJan van der Berg\nInkoper\n\nRelecloud B.V.\nKeizersgracht 241\n1016 EA Amsterdam\n\
            T +31 20 555 0123\nE jan.vanderberg@relecloud.example\nI www.relecloud.example\nBTW NL123456782B01",
        expected: &[
            (CompanyName, "Relecloud B.V."),
            (AddressLine1, "Keizersgracht 241"),
            (Zip, "1016 EA"),
            (City, "Amsterdam"),
            (Country, "NL"),
            (FirstName, "Jan"),
            (LastName, "van der Berg"),
            (Email, "jan.vanderberg@relecloud.example"),
            (Phone, "+31 20 555 0123"),
            (TaxId, "NL123456782B01"),
        ],
    },
    Case {
        name: "a signature, Ireland",
        text: "Kind regards\nSiobhán O’Brien\nOffice Manager\nFourth Coffee Limited, 8 Grafton Street, Dublin 2, D02 AF30, Ireland\n\
            P: +353 20 913 0001\nM: +353 20 915 0002\nsiobhan@fourthcoffee.example",
        expected: &[
            (CompanyName, "Fourth Coffee Limited"),
            (AddressLine1, "8 Grafton Street"),
            (City, "Dublin 2"),
            (Zip, "D02 AF30"),
            (Country, "IE"),
            (FirstName, "Siobhán"),
            (LastName, "O’Brien"),
            (Phone, "+353 20 913 0001"),
            (Email, "siobhan@fourthcoffee.example"),
        ],
    },
    Case {
        name: "a signature, Italy",
        text: "Cordiali saluti\nDott. Marco Rossi\nCoho Winery S.r.l.\nVia Roma, 15\n20121 Milano (MI)\nItalia\n\
            P. IVA 12345678903\nTel. +39 02 5550 0123\nFax +39 02 5550 0199\nm.rossi@cohowinery.example",
        expected: &[
            (CompanyName, "Coho Winery S.r.l."),
            (AddressLine1, "Via Roma, 15"),
            (Zip, "20121"),
            (City, "Milano"),
            (State, "MI"),
            (Country, "IT"),
            (FirstName, "Marco"),
            (LastName, "Rossi"),
            (TaxId, "12345678903"),
            (Phone, "+39 02 5550 0123"),
            (Email, "m.rossi@cohowinery.example"),
        ],
    },
];
