-- Every actor that a page names; one row a page and actor.
SELECT
  page, -- the id of the page
  publisher, -- of the page
  published, -- of the page
  position, -- `actors[position]` of the record
  item.id, -- kind and slug; of an actor known to this page only, good on this page
  item.kind, -- person, state, org, group, place, media ...
  item.label, -- what it is called
  item.aliases, -- a list of other names
  item.country, -- ISO 3166, two letters
  item.codes, -- a list
  item.wikidata, -- its number there
  item.page IS NOT NULL AS local, -- whether it is known to this page only
  item.lat, -- of a place, degrees
  item.lon -- of a place, degrees
FROM (
  SELECT page, publisher, published, generate_subscripts(items, 1) - 1 AS position, unnest(items) AS item
  FROM (
    SELECT id AS page, publisher, published, from_json(line -> '$.actors', '[{
    "id": "VARCHAR", "kind": "VARCHAR", "label": "VARCHAR", "aliases": ["VARCHAR"], "country": "VARCHAR", "codes": ["VARCHAR"],
    "wikidata": "VARCHAR", "page": "VARCHAR", "lat": "DOUBLE", "lon": "DOUBLE"
    }]') AS items
    FROM shard WHERE kind = 'page'
  )
)
