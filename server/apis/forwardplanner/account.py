"""What an account is: its number, the product that it reads, and what its tokens tell."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

from understudy.api import Account, Caller, SignedIn

# What an account or a key reads is its role; 10 is the French-Canadian product.
PRODUCTS = {"product-4": 4, "product-10": 10}
SESSION = "#/components/schemas/Session/properties"
PROFILE = {
    "type": "object",
    "properties": {name: {"$ref": f"{SESSION}/{name}"} for name in ("userId", "email")},
}


def product_of(holder: Account | Caller) -> int:
    """Return the number of the product that an account or a caller reads."""
    return PRODUCTS[holder.role]


def user_id_of(account: Account) -> int:
    """Return the number of an account; one that tests made without any gets one of its own."""
    number: int = account.profile.get("userId", crc32(account.id.encode()))
    return number


def claims_of(account: Account) -> Mapping[str, Any]:
    """Return what an access token tells of its account; `sub` is text, as RFC 7519 has it."""
    return {"sub": str(user_id_of(account)), "pid": product_of(account)}


def session_of(signed: SignedIn) -> dict[str, Any]:
    """Return what signing in and renewing answer."""
    account = signed.account
    return {
        "userId": user_id_of(account),
        "productId": product_of(account),
        "email": account.profile.get("email", account.username),
        "token": signed.token,
        "refreshToken": signed.refresh_token,
    }
