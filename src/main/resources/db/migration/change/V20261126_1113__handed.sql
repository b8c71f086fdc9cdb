-- two persons who prove to be one: the rows follow, what they say does not change
grant update (person_id) on change.relaxation to ${app};
