-- two persons who prove to be one: the trail follows, what it says does not change
grant update (person_id) on workflow.trail to ${app};
