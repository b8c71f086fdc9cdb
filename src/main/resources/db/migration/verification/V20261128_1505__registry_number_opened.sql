-- The form of a 学籍号 is looked at by opening it, like that of an identity number.
update verification.rule set sort = 'document' where code = 'registry-number-format';
