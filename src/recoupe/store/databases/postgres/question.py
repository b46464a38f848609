"""What a person asks for as SQL over the tables of the search, with the ranks that FTS5's bm25 gives, to the last bit.

Source: bm25 of SQLite 3.40, ext/fts5/fts5_aux.c: k1 = 1.2, b = 0.75; a word that most pages have weighs a millionth.
"""

from collections.abc import Sequence

from recoupe.store.databases.words import BODY_WEIGHT, TITLE_WEIGHT
from recoupe.store.query import Query

Bound = dict[str, object]

_LONGEST = 500
"""Characters of a stem that count: an index of PostgreSQL takes no more than 2,700 bytes."""

_RAREST = 2
"""Words of a phrase, the longest ones, by which pages are found whose text is then looked through."""

_SUMS = """
asked AS (SELECT count(*) AS pages, sum({index})::float8 / greatest(count(*), 1) AS average FROM indexed_page),
counted AS (SELECT place, count(*) AS pages FROM hit GROUP BY place),
weighed AS (
  SELECT place, ln((asked.pages - counted.pages + 0.5)::float8 / (counted.pages + 0.5)::float8) AS weight FROM counted, asked
),
found AS (
  SELECT hit.page, sum(
    CASE WHEN weight > 0 THEN weight ELSE float8 '1e-6' END
    * (times * float8 '2.2' / (times + float8 '1.2' * (float8 '0.25' + float8 '0.75' * length.{index} / asked.average)))
    ORDER BY place
  ) AS rank
  FROM hit JOIN weighed USING (place) JOIN indexed_page AS length ON length.page = hit.page, asked
  WHERE {where} GROUP BY hit.page HAVING count(DISTINCT part) = :parts
)
"""

_STEMS = f"""
SELECT place, part, counts.page, float8 '{TITLE_WEIGHT}' * counts.title + float8 '{BODY_WEIGHT}' * counts.body AS times
FROM unnest(CAST(:places AS integer[]), CAST(:in_part AS integer[]), CAST(:stems AS text[])) AS wanted(place, part, stem)
JOIN stem_count AS counts ON counts.stem = wanted.stem
"""

_TIMES = "(SELECT count(*) FROM regexp_matches(' ' || {column} || ' ', :places_of_{at}, 'g'))"

_PHRASE = f"""
SELECT {{at}} AS place, {{at}} AS part, rowid AS page,
  float8 '{TITLE_WEIGHT}' * {_TIMES.replace("{column}", "title")}
  + float8 '{BODY_WEIGHT}' * {_TIMES.replace("{column}", "body")} AS times
FROM words WHERE rowid IN (
  SELECT page FROM stem_count WHERE stem = ANY(:stems_of_{{at}}) GROUP BY page HAVING count(*) = cardinality(:stems_of_{{at}})
) AND (strpos(' ' || title || ' ', :phrase_{{at}}) > 0 OR strpos(' ' || body || ' ', :phrase_{{at}}) > 0)
"""


def short(stem: str) -> str:
    """Return as much of a stem as counts."""
    return stem[:_LONGEST]


def ranked(query: Query, pages: Sequence[int] | None, *, seen: bool) -> tuple[str, Bound]:
    """Return the question for how many pages fit, and the numbers of the best (`limit`, `offset`); what is bound in it.

    Args:
        query: what a person asks for.
        pages: the numbers of those that count; None for all.
        seen: whether only pages count that the connection sees.
    """
    hits, where, bound = _hits(query, pages, seen=seen)
    sums = _SUMS.format(index="stems" if query.words else "words", where=where)
    best = "SELECT page FROM found ORDER BY rank DESC, page LIMIT CAST(:limit AS bigint) OFFSET :offset"
    return f"WITH {hits}, {sums} SELECT (SELECT count(*) FROM found) AS total, ARRAY({best}) AS best", bound


def matched(query: Query, pages: Sequence[int] | None, *, seen: bool) -> tuple[str, Bound]:
    """Return the question for the numbers of pages that fit, after `after`, in order; what is bound in it."""
    hits, where, bound = _hits(query, pages, seen=seen)
    fits = f"WHERE {where} AND hit.page > :after GROUP BY page HAVING count(DISTINCT part) = :parts"
    return f"WITH {hits} SELECT page FROM hit {fits} ORDER BY page LIMIT :limit", bound


def _hits(query: Query, pages: Sequence[int] | None, *, seen: bool) -> tuple[str, str, Bound]:
    """Return the table of hits (a row for each thing asked for, and page), the condition on pages, and what is bound.

    With words and phrases, the words rank, and the phrases only choose.
    """
    phrases = {f"phrase_{at}": _PHRASE.replace("{at}", str(at)) for at in range(len(query.phrases))}
    bound = {name: value for at, phrase in enumerate(query.phrases) for name, value in _bound(at, phrase, query.phrase_stems[at])}
    bound["parts"] = len(query.words or query.phrases)
    where = ["hit.page IN (SELECT number FROM page)" if seen else "true"]
    if pages is not None:
        where.append("hit.page = ANY(CAST(:pages AS integer[]))")
        bound["pages"] = list(pages)
    if not query.words:
        return f"hit AS MATERIALIZED ({' UNION ALL '.join(phrases.values())})", " AND ".join(where), bound
    wanted = [(part, short(stem)) for part, stems in enumerate(query.words) for stem in stems]
    bound |= {"places": list(range(len(wanted))), "in_part": [part for part, _ in wanted], "stems": [stem for _, stem in wanted]}
    tables = [f"{name} AS MATERIALIZED ({asked})" for name, asked in {"hit": _STEMS, **phrases}.items()]
    where += [f"hit.page IN (SELECT page FROM {name})" for name in phrases]
    return ", ".join(tables), " AND ".join(where), bound


def _bound(at: int, phrase: tuple[str, ...], stems: tuple[str, ...]) -> list[tuple[str, object]]:
    """Return what is bound for one phrase; a place is the blank before it, so that those that overlap are counted."""
    words = f"{' '.join(phrase)} "
    longest = sorted({short(stem) for stem in stems}, key=lambda stem: (-len(stem), stem))[:_RAREST]
    return [(f"phrase_{at}", f" {words}"), (f"places_of_{at}", f" (?={words})"), (f"stems_of_{at}", longest)]
