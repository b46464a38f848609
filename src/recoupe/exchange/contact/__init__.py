"""Contact without cooperation: two desks learn how much, or which, they both hold, and nothing else of each other."""

from recoupe.exchange.contact.answer import Answered, answer_contact
from recoupe.exchange.contact.ask import Asked, ask_contact
from recoupe.exchange.contact.learn import Learned, learn_contact

__all__ = ["Answered", "Asked", "Learned", "answer_contact", "ask_contact", "learn_contact"]
