"""Every address of the exchange."""

from starlette.routing import Route

from recoupe.web.answer import screen_route
from recoupe.web.pages.exchange.agreement import agreement_screen
from recoupe.web.pages.exchange.cited import choose_claim
from recoupe.web.pages.exchange.desks import desks_screen
from recoupe.web.pages.exchange.inbox import claims_screen, inbox_screen
from recoupe.web.pages.exchange.ledger import ledger_screen
from recoupe.web.pages.exchange.outbox import outbox_screen
from recoupe.web.pages.exchange.ticks import choice_file, tick_records
from recoupe.web.safety.forms import change_route

EXCHANGE_ROUTES: tuple[Route, ...] = (
    screen_route("/exchange", desks_screen, whole=True),
    screen_route("/exchange/agreements/{agreement}", agreement_screen, whole=True),
    screen_route("/exchange/outbox/{agreement}", outbox_screen, whole=True),
    screen_route("/exchange/outbox/{agreement}/choice", choice_file, whole=True),
    screen_route("/exchange/inbox", inbox_screen, whole=True),
    screen_route("/exchange/inbox/{letter}", claims_screen, whole=True),
    screen_route("/exchange/ledger", ledger_screen, whole=True),
    change_route("/exchange/outbox/{agreement}/tick", tick_records),
    change_route("/exchange/choose", choose_claim),
)
"""What passes between desks is about the whole store, in whatever affair it is looked at: so is what `recoupe send` sends."""
