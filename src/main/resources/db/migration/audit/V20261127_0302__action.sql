-- whoever oversees the units counts certain acts of some weeks
create index entry_action on audit.entry (action, at desc);
