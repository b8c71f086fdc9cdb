-- Identity numbers in what was wrong with a file, masked as they are since: to the division alone.
select set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true), set_config('app.persons', '', true);
update exchange.import_problem
   set value = regexp_replace(value, '^([A-Z]?[0-9]{6}).*$', '\1************')
 where value ~ '^[A-Z]?[0-9]{8}[*]{6}[0-9]{3}[0-9Xx]$';
