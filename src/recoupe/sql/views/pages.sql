-- Every page that was read.
SELECT
  id, -- of the page; the other views name it in `page`
  name, -- as in `recoupe read --jsonl`
  title, -- as the page has it
  publisher, -- as given, else as the page says
  published, -- EDTF; null when nobody knows
  earliest, -- ISO day
  latest, -- ISO day
  language, -- ISO 639
  url, -- address, where one is known
  path, -- the file that was read
  record, -- the place in a file of many pages
  sha256, -- of the bytes of the capture
  length, -- code points of the text as captured
  engine, -- what read it
  text, -- as captured; every start and end counts in it
  line -- the whole record, as one line of JSON
FROM shard WHERE kind = 'page'
