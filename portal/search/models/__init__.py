from .best_bet import BestBet
from .index import IndexEntry, Word
from .log import ChoiceCount, SearchCount
from .sown import RemovedRow
from .synonym import Synonym

__all__ = [
    "BestBet",
    "ChoiceCount",
    "IndexEntry",
    "RemovedRow",
    "SearchCount",
    "Synonym",
    "Word",
]
