update attachment.kind set media_types = '{application/pdf,application/ofd}', source = 'ISO 19005-2; GB/T 33190'
 where key = 'document';
