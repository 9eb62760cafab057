"""Rooms and their bookings: what a table says of an API, and what is asked of it. No function."""

from understudy.rules import (
    Resource,
    Table,
    auth_forms,
    contract,
    echo,
    foreign_access,
    foreign_lists,
    foreign_methods,
    foreign_spellings,
    junk,
    lists,
    partial_change,
    refused,
    transport,
)

ROOM = Resource(
    name="room",
    create="create_room",
    naming="title",
    listed="list_rooms",
    read="get_room",
    update="update_room",
    param="roomId",
    body={"seats": 12},
    required=("title",),
    changes={"title": "Another hall", "seats": 20},
    texts={"title": None},
    numbers=("seats",),
    stays=("title", "seats"),
    record="room",
    rows="rooms",
    made="room.id",
)
BOOKING = Resource(
    name="booking",
    create="add_booking",
    naming="who",
    listed="list_bookings",
    parent="room",
    body={"note": "By the window"},
    required=("who",),
    texts={"who": None, "note": None},
    record="booking",
    rows="bookings",
    made="booking.id",
)
TABLE = Table((ROOM, BOOKING), info="whoami", whose="organization")
REFUSED = auth_forms.Refusal(texts=("unknown key",), at="error")
AUTH = auth_forms.Authentication(missing=REFUSED, unknown=REFUSED)

CHECKS = (
    auth_forms.no_key("R-AUTH-01", TABLE, AUTH),
    auth_forms.key_elsewhere("R-AUTH-01", TABLE, AUTH),
    auth_forms.bodies_without_key("R-AUTH-01", TABLE, AUTH),
    auth_forms.malformed_header("R-AUTH-02", TABLE, AUTH),
    auth_forms.unknown_key("R-AUTH-02", TABLE, AUTH),
    auth_forms.refused_leaves_nothing("R-AUTH-03", TABLE, AUTH),
    auth_forms.no_key_in_answers("R-AUTH-04", AUTH),
    foreign_access.is_not_found("R-SCOPE-01", TABLE, ROOM, statuses=(404,)),
    foreign_access.is_answered_like_an_unknown_one("R-SCOPE-02", TABLE, ROOM),
    foreign_access.changes_nothing("R-SCOPE-04", TABLE, ROOM),
    foreign_access.twins_share_nothing_but_their_name("R-SCOPE-04", TABLE, ROOM),
    foreign_lists.have_nothing_in_common("R-SCOPE-05", TABLE, ROOM),
    foreign_spellings.are_closed("R-SCOPE-01", TABLE, ROOM),
    foreign_spellings.change_nothing("R-SCOPE-01", TABLE, ROOM),
    foreign_methods.told_by_a_method("R-SCOPE-02", TABLE, ROOM),
    echo.in_what_is_made("R-BACK-01", TABLE, ROOM, BOOKING),
    echo.in_what_is_changed("R-BACK-01", TABLE, ROOM),
    lists.show_all("R-BACK-02", TABLE, ROOM, BOOKING),
    partial_change.others_stay("R-PATCH-01", TABLE, ROOM),
    refused.makes_nothing("R-REFUSED-01", TABLE, ROOM, BOOKING),
    refused.changes_nothing("R-REFUSED-01", TABLE, ROOM),
    junk.odd_ids("R-SCOPE-03", TABLE, (404, 400), ROOM),
    transport.odd_bodies("R-BODY-01", TABLE),
)
CONTRACT = contract(TABLE, CHECKS)
