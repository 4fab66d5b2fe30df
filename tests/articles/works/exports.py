"""The same works as Zotero exports them in three formats."""

BIBTEX = r"""
@book{kello_virtual_2017,
	address = {New Haven},
	title = {The {Virtual} {Weapon} and {International} {Order}},
	isbn = {978-0-300-22023-0},
	publisher = {Yale University Press},
	author = {Kello, Lucas},
	year = {2017},
}

@article{barrinha_cyber-diplomacy_2017,
	title = {Cyber-diplomacy: the making of an international society in the digital age},
	volume = {3},
	doi = {10.1080/23340460.2017.1414924},
	language = {en},
	number = {4-5},
	urldate = {2026-05-03},
	journal = {Global Affairs},
	author = {Barrinha, Andr{\'e} and Renard, Thomas},
	month = oct,
	year = {2017},
	pages = {353--364},
}

@incollection{van_der_berg_2019,
	address = {London},
	title = {Norms \& 50\% of the {UN}},
	booktitle = {Cyber {Norms} in {Practice}},
	publisher = {Routledge},
	author = {van der Berg, Bibi and {\v S}imon, {\L}ukasz},
	editor = {Garc{\'\i}a M{\'a}rquez, Gabriel},
	year = {2019},
	pages = {12--30},
}

@misc{noauthor_asean_2018,
	title = {{ASEAN} {Leaders}' {Statement}},
	url = {https://asean.org/?a=1&b=2_3},
	author = {{Association of Southeast Asian Nations}},
	month = apr,
	year = {2018},
}

@techreport{united_nations_general_assembly_2018,
	title = {Developments in the field of information},
	number = {A/RES/73/27},
	institution = {United Nations General Assembly},
	year = {2018},
}

@misc{noauthor_undang-undang_2022,
	title = {Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi},
	author = {{Republik Indonesia}},
	date = {2022-10-17},
}
"""

RIS = """TY  - BOOK
TI  - The Virtual Weapon and International Order
AU  - Kello, Lucas
CY  - New Haven
DA  - 2017///
PY  - 2017
PB  - Yale University Press
SN  - 978-0-300-22023-0
ER  -

TY  - JOUR
TI  - Cyber-diplomacy: the making of an international society in the digital age
AU  - Barrinha, André
AU  - Renard, Thomas
T2  - Global Affairs
DA  - 2017/10//
PY  - 2017
DO  - 10.1080/23340460.2017.1414924
VL  - 3
IS  - 4-5
SP  - 353
EP  - 364
LA  - en
Y2  - 2026/05/03/
ER  -

TY  - CHAP
TI  - Norms & 50% of the UN
AU  - van der Berg, Bibi
AU  - Šimon, Łukasz
T2  - Cyber Norms in Practice
A2  - García Márquez, Gabriel
CY  - London
DA  - 2019///
PB  - Routledge
SP  - 12
EP  - 30
ER  -

TY  - ELEC
TI  - ASEAN Leaders' Statement
AU  - Association of Southeast Asian Nations
DA  - 2018/04//
UR  - https://asean.org/?a=1&b=2_3
ER  -

TY  - RPRT
TI  - Developments in the field of information
M1  - A/RES/73/27
PB  - United Nations General Assembly
DA  - 2018///
ER  -

TY  - STAT
TI  - Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi
AU  - Republik Indonesia
DA  - 2022/10/17/
ER  -
"""

BOOK = {
    "type": "book",
    "title": "The Virtual Weapon and International Order",
    "publisher": "Yale University Press",
    "publisher-place": "New Haven",
    "ISBN": "978-0-300-22023-0",
    "author": [{"family": "Kello", "given": "Lucas"}],
    "issued": {"date-parts": [[2017]]},
}
ARTICLE = {
    "type": "article-journal",
    "title": "Cyber-diplomacy: the making of an international society in the digital age",
    "container-title": "Global Affairs",
    "volume": "3",
    "issue": "4-5",
    "page": "353-364",
    "language": "en",
    "DOI": "10.1080/23340460.2017.1414924",
    "author": [{"family": "Barrinha", "given": "André"}, {"family": "Renard", "given": "Thomas"}],
    "issued": {"date-parts": [[2017, 10]]},
    "accessed": {"date-parts": [[2026, 5, 3]]},
}
CHAPTER = {
    "type": "chapter",
    "title": "Norms & 50% of the UN",
    "container-title": "Cyber Norms in Practice",
    "publisher": "Routledge",
    "publisher-place": "London",
    "page": "12-30",
    "author": [
        {"non-dropping-particle": "van der", "family": "Berg", "given": "Bibi"},
        {"family": "Šimon", "given": "Łukasz"},
    ],
    "editor": [{"family": "García Márquez", "given": "Gabriel"}],
    "issued": {"date-parts": [[2019]]},
}
PAGE = {
    "type": "webpage",
    "title": "ASEAN Leaders' Statement",
    "URL": "https://asean.org/?a=1&b=2_3",
    "author": [{"literal": "Association of Southeast Asian Nations"}],
    "issued": {"date-parts": [[2018, 4]]},
}
UN_DOCUMENT = {
    "type": "report",
    "title": "Developments in the field of information",
    "number": "A/RES/73/27",
    "publisher": "United Nations General Assembly",
    "issued": {"date-parts": [[2018]]},
}
LAW = {
    "type": "legislation",
    "title": "Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
    "author": [{"literal": "Republik Indonesia"}],
    "issued": {"date-parts": [[2022, 10, 17]]},
}
WORKS = [BOOK, ARTICLE, CHAPTER, PAGE, UN_DOCUMENT, LAW]
KEYS = ["kello2017", "barrinha2017", "vanderberg2019", "asan2018", "unga2018", "republik2022"]
