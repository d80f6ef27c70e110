"""Capitals that need no words beside them, each with the reason."""

from collections.abc import Mapping

_BY_REASON: Mapping[str, str] = {
    "everybody in Britain says these and few could write them out": (
        "AIDS AM ATM BBC CCTV CD CEO CO CV DIY DNA DVD FAQ GCSE GP HIV HR ID IQ IT ITV MBE OBE MP MOT NHS PA PC PE "
        "PIN PM PR PS SIM SMS SOS TV UFO USB VAT VIP WC WWW"
    ),
    "countries, continents and their unions, and money": "EU GB NI UK UN US USA GBP EUR USD",
    "forms of files and of addresses": "CSV DOCX GIF HTML JPEG JPG ODS ODT PDF PNG QR URL XLS XLSX ZIP",
    "every funder and buyer uses them in its own forms without words": "AGM CIC CIO DBS GDPR HMRC PAYE PLC LTD LLP",
    "groups of people who go by these letters": "BSL LGBT LGBTQ LGBTQI",
    "an illness, written with its number": "COVID",
    "numbers in the Roman way": "II III IV VI VII VIII IX XI XII XIII XIV XV XVI XIX",
    "words said with force": (
        "ALL ALSO ALWAYS AND ANY ARE BE BOTH BUT CAN CANNOT DO EACH EVERY FOR FREE FROM HAVE IF IN IS MAY MORE MOST "
        "MUST NEED NEVER NEW NO NONE NOT NOW OF ON ONE ONLY OR OUR OUT OVER PLEASE SHALL SHOULD SO STOP THE THEIR "
        "THIS TO TWO UP WE WHY WILL WITH YES YOU YOUR"
    ),
    "still to fill in, which is another check's": "NA TBA TBC TBD XX XXX XXXX",
}

NEED_NO_WORDS: Mapping[str, str] = {
    letters: reason for reason, those in _BY_REASON.items() for letters in those.split()
}
"""Each with the reason."""
