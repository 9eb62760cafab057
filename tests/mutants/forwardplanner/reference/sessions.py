"""Signing in and renewing: whose tokens there are, and when they are over."""

from datetime import datetime, timedelta

from tests.mutants.forwardplanner.reference.call import Call, Refusal
from tests.mutants.forwardplanner.reference.world import Account, Doc, Key, Organization, Refresh

# What the sample of the documentation begins with.
HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"


class Sessions:
    """Gives tokens, and takes them back."""

    def account(self, call: Call, username: str, password: str) -> Account:
        """Return who signs in, or refuse."""
        known = call.world.accounts
        found = next((each for each in known if self.is_named(call, each, username)), None)
        if found is None or not self.is_right(call, found, password):
            raise self.wrong(call)
        if self.is_withdrawn(call, found):
            raise self.wrong(call)
        return found

    def is_named(self, call: Call, account: Account, username: str) -> bool:
        """Tell whether an account is meant."""
        return account.username == username

    def is_right(self, call: Call, account: Account, password: str) -> bool:
        """Tell whether this is the API key of an account."""
        return account.password == password

    def is_withdrawn(self, call: Call, account: Account) -> bool:
        """Tell whether the API key of an account was withdrawn."""
        return account.withdrawn

    def wrong(self, call: Call) -> Refusal:
        """Return the refusal of wrong credentials."""
        return Refusal(401, "Invalid username or API key.")

    def signed(self, call: Call, account: Account) -> Doc:
        """Return what signing in gives."""
        return {
            "userId": account.user,
            "productId": account.product,
            "email": account.username,
            "token": self.issued(call, account),
            "refreshToken": self.refresh(call, account),
        }

    def issued(self, call: Call, account: Account) -> str:
        """Return a new access token."""
        token = self.token(call)
        owner = Organization(account.username)
        call.world.keys.append(Key(str(account.user), token, owner, role=str(account.product)))
        call.world.ends[token] = self.ends(call)
        return token

    def token(self, call: Call) -> str:
        """Return the text of a new access token."""
        return f"{HEADER}.{call.world.hexadecimal(48)}.{call.world.hexadecimal(43)}"

    def ends(self, call: Call) -> datetime:
        """Return when a new access token is over."""
        return call.world.now() + timedelta(minutes=15)

    def refresh(self, call: Call, account: Account) -> str:
        """Return a new refresh token."""
        text = self.refresh_text(call)
        call.world.refreshes[text] = Refresh(account, self.refresh_ends(call))
        return text

    def refresh_text(self, call: Call) -> str:
        """Return the text of a new refresh token."""
        return call.world.hexadecimal(48)

    def refresh_ends(self, call: Call) -> datetime:
        """Return when a new refresh token is over."""
        return call.world.now() + timedelta(days=30)

    def renewed(self, call: Call, text: str) -> Doc:
        """Return what renewing gives."""
        found = self.found(call, text)
        if found is None or self.is_over(call, found):
            raise self.bad(call)
        self.used(call, text)
        return self.signed(call, found.account)

    def found(self, call: Call, text: str) -> Refresh | None:
        """Return the refresh token that a text is."""
        return call.world.refreshes.get(text)

    def is_over(self, call: Call, refresh: Refresh) -> bool:
        """Tell whether a refresh token is over."""
        return call.world.now() >= refresh.ends

    def used(self, call: Call, text: str) -> None:
        """End a refresh token that has renewed."""
        call.world.refreshes.pop(text, None)

    def bad(self, call: Call) -> Refusal:
        """Return the refusal of what is no refresh token."""
        return Refusal(400, "Invalid or expired refresh token.")
