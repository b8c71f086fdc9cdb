grant update (scope_pos) on report.delivery to ${app};
