insert into attachment.kind (key, media_types, most_bytes, source) values
  ('document', '{application/pdf}', 10485760, 'ISO 19005-2');
