"""The named events of Forward Planner's demo data, as rows, and what rows refer to."""

from typing import NamedTuple

SHARED, ENGLISH, FRENCH = (4, 10), (4,), (10,)


class Row(NamedTuple):
    """An event in short: first day, length in days, time ("" all day), place, topic, flags."""

    title: str
    day: str
    days: int
    time: str
    place: str
    topic: str
    flags: str = ""


class Place(NamedTuple):
    """A city: its zone, venue with its number, latitude and longitude, and its country."""

    zone: str
    venue: str
    number: int
    lat: float
    lon: float
    country: str


PLACES = {
    "London": Place("Europe/London", "Guildhall, London", 20101, 51.51583, -0.09194, "GB"),
    "Glasgow": Place("Europe/London", "City Chambers, Glasgow", 20102, 55.86111, -4.24861, "GB"),
    "Toronto": Place(
        "America/Toronto", "One King West, Toronto", 20848, 43.64894, -79.378086, "CA"
    ),
    "Ottawa": Place("America/Toronto", "Parliament Hill, Ottawa", 20849, 45.42472, -75.69972, "CA"),
    "Montréal": Place(
        "America/Toronto", "Palais des congrès, Montréal", 20850, 45.505, -73.56, "CA"
    ),
    "New York": Place("America/New_York", "UN Headquarters", 20901, 40.74944, -73.96806, "US"),
}
COUNTRIES = {
    "GB": (80, "United Kingdom", "EUROPE"),
    "CA": (38, "Canada", "CANADA"),
    "US": (226, "United States", "NORTH AMERICA"),
}
# The number and the name of a category, the number and the name of an event type.
TOPICS = {
    "economy": (35, "Finance General", 148, "Trade Conferences"),
    "politics": (12, "Politics", 201, "Parliament"),
    "law": (88, "Law & Order", 228, "Cyber Security and Fraud"),
    "culture": (61, "Arts & Culture", 305, "Festivals"),
    "science": (50, "Science & Technology", 148, "Trade Conferences"),
    "sport": (70, "Sport", 310, "Championships"),
}
ROWS = (
    Row("Bank rate decision", "2026-06-18", 1, "12:00:00", "London", "economy", "headline"),
    Row("Consumer price figures", "2026-06-17", 1, "07:00:00", "London", "economy", "annual"),
    Row("Retail sales figures", "2026-06-19", 1, "07:00:00", "London", "economy"),
    Row("Labour market overview", "2026-06-16", 1, "07:00:00", "London", "economy"),
    Row("Public sector finances", "2026-06-23", 1, "07:00:00", "Glasgow", "economy"),
    Row("Questions to the Prime Minister", "2026-06-03", 1, "12:00:00", "London", "politics"),
    Row("Questions to the First Minister", "2026-06-04", 1, "12:00:00", "Glasgow", "politics"),
    Row("State visit", "2026-06-09", 3, "", "London", "politics", "headline contacts"),
    Row("Budget committee hearing", "2026-06-11", 1, "10:30:00", "Ottawa", "politics"),
    Row("Question period", "2026-06-10", 1, "14:15:00", "Ottawa", "politics", "provisional"),
    Row("Anti-money laundering forum", "2026-06-15", 2, "", "Toronto", "law", "annual"),
    Row("Sentencing in the harbour case", "2026-06-12", 1, "09:30:00", "Glasgow", "law"),
    Row("Appeal court ruling", "2026-06-24", 1, "10:00:00", "London", "law", "provisional"),
    Row("Data protection webinar", "2026-06-08", 1, "15:00:00", "Toronto", "law", "virtual"),
    Row("Extradition hearing", "2026-06-25", 1, "10:00:00", "London", "law", "contacts"),
    Row("Summer exhibition opens", "2026-06-02", 75, "", "London", "culture", "annual"),
    Row("Festival of light", "2026-06-26", 9, "", "Glasgow", "culture", "annual contacts"),
    Row("Book prize shortlist", "2026-06-22", 1, "19:00:00", "London", "culture", "novenue"),
    Row("Film premiere", "2026-06-13", 1, "18:30:00", "New York", "culture", "headline"),
    Row("Café culture day — naïve, façade, 東京", "2026-06-14", 1, "", "London", "culture"),
    Row("Fusion energy congress", "2026-06-29", 5, "", "Montréal", "science", "contacts"),
    Row("Rocket launch window", "2026-06-20", 1, "06:15:00", "New York", "science", "provisional"),
    Row("AI safety summit", "2026-06-30", 2, "", "London", "science", "headline virtual"),
    Row("Ocean census results", "2026-06-05", 1, "11:00:00", "Ottawa", "science"),
    Row("Vaccine conference", "2026-06-07", 4, "", "Toronto", "science", "novenue"),
    Row("World championships", "2026-06-27", 8, "", "Montréal", "sport", "annual headline"),
    Row("Cup final", "2026-06-06", 1, "17:30:00", "London", "sport", "contacts"),
    Row("Marathon", "2026-06-21", 1, "08:00:00", "Toronto", "sport", "annual"),
    Row("Draft day", "2026-06-25", 1, "20:00:00", "New York", "sport"),
    Row("UN assembly on sport", "2026-06-10", 1, "09:00:00", "New York", "politics", "virtual"),
    Row("Fête nationale du Québec", "2026-06-24", 1, "", "Montréal", "culture", "annual headline"),
    Row("Période des questions", "2026-06-11", 1, "14:15:00", "Ottawa", "politics"),
    Row("Conseil des ministres", "2026-06-17", 1, "09:00:00", "Montréal", "politics", "novenue"),
    Row("Commission parlementaire", "2026-06-09", 2, "", "Ottawa", "politics", "contacts"),
    Row("Procès à Montréal", "2026-06-15", 5, "", "Montréal", "law"),
    Row("Décision de la Cour suprême", "2026-06-19", 1, "09:45:00", "Ottawa", "law"),
    Row("Festival de jazz", "2026-06-25", 10, "", "Montréal", "culture", "annual"),
    Row("Salon de l'été", "2026-06-12", 3, "", "Montréal", "culture"),
    Row("Congrès des hautes études", "2026-06-02", 3, "", "Montréal", "science", "contacts"),
    Row("Webinaire sur l'énergie", "2026-06-16", 1, "10:00:00", "Montréal", "science", "virtual"),
    Row("Résultats trimestriels", "2026-06-18", 1, "08:00:00", "Toronto", "economy"),
    Row("Enquête sur la population", "2026-06-05", 1, "08:30:00", "Ottawa", "economy"),
    Row("Grand Prix", "2026-06-06", 2, "", "Montréal", "sport", "annual"),
    Row("Tournée d'été", "2026-06-28", 6, "", "Montréal", "sport", "provisional"),
    Row("Housing starts", "2026-06-16", 1, "08:15:00", "Ottawa", "economy"),
    Row("Trade balance", "2026-06-09", 1, "08:30:00", "Ottawa", "economy"),
    Row("Chamber of commerce lunch", "2026-06-23", 1, "12:00:00", "Toronto", "economy", "contacts"),
    Row("Climate march", "2026-06-20", 1, "13:00:00", "Glasgow", "politics", "novenue provisional"),
    Row("Honours list", "2026-06-12", 1, "22:30:00", "London", "politics", "novenue"),
    Row("Cancelled trade fair", "2026-06-18", 2, "", "London", "economy", "deleted"),
    Row("Trade fair of 2024", "2024-06-18", 2, "", "London", "economy"),
    Row("Leap day conference", "2024-02-29", 1, "09:00:00", "Toronto", "science"),
    Row("New Year's concert", "2024-12-31", 2, "", "London", "culture", "annual"),
    Row("Museum night", "2026-06-19", 1, "21:00:00", "London", "culture"),
    Row("Merger announcement", "2026-06-10", 1, "07:00:00", "London", "economy", "embargoed"),
    Row("Cyber crime report", "2026-06-11", 1, "00:01:00", "London", "law"),
    Row("Semiconductor fair", "2026-06-01", 4, "", "New York", "science", "contacts"),
    Row("Rowing regatta", "2026-06-30", 6, "", "London", "sport", "annual"),
    Row("Tennis, first round", "2026-06-29", 2, "", "London", "sport", "novenue"),
    Row("Budget du Québec à huis clos", "2026-06-16", 1, "09:00:00", "Montréal", "economy"),
)
FIRST_NAMED, FIRST_MORE, MORE = 4112001, 4113001, 240


def products_of(item_id: int) -> tuple[int, ...]:
    """Return the products that have a named event."""
    if item_id == 4112060 or 4112031 <= item_id <= 4112044:
        return FRENCH
    return SHARED if 4112021 <= item_id <= 4112030 else ENGLISH
