"""Who this desk is to others: the card in its key file, for which no passphrase is needed."""

from recoupe.exchange.identity import fingerprint_of
from recoupe.exchange.identity.keyfile import read_own_card
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Card
from recoupe.web.desk import Desk


def own_card(desk: Desk) -> Card | None:
    """Return the card of this desk; None when it has no keys yet.

    Raises:
        ExchangeError: if the file of its keys is damaged; it is named without its folder.
    """
    path = desk.key_file
    if not path.is_file():
        return None
    try:
        return read_own_card(path)
    except ExchangeError as error:
        raise ExchangeError(str(error).replace(str(path), path.name)) from error


def own_fingerprint(desk: Desk) -> str:
    """Return the fingerprint of this desk.

    Raises:
        ExchangeError: if it has no keys, or their file is damaged.
    """
    card = own_card(desk)
    if card is None:
        raise ExchangeError("this desk has no keys; 'recoupe partner init NAME' makes them")
    return fingerprint_of(card)
