-- Only the program asks for ranks: what it answers of a round is which cases stand, and in which place.
revoke execute on function change.programme_ranks(uuid) from public;
grant execute on function change.programme_ranks(uuid) to ${app};
