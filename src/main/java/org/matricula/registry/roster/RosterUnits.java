package org.matricula.registry.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.page.Choice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The part of the tree a list can be narrowed to: what lies within the acting post's reach.
@Repository
@Transactional(readOnly = true)
public class RosterUnits {

    private static final int MOST = 400;
    private static final String INDENT = "\u3000";

    record Row(UUID id, String name, long posEnd) {}

    private final JdbcClient sql;
    private final Clock clock;

    RosterUnits(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// In the tree's order, indented; without the classes where there are too many for a list.
    public List<Choice> choices() {
        var all = rows(true);
        return indented(all.size() <= MOST ? all : rows(false));
    }

    private List<Row> rows(boolean classes) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select u.id, u.name, u.pos_end from organisation.unit u
                         where u.pos >= :lo and u.pos_end <= :hi
                           and (upper_inf(u.during) or upper(u.during) > :today)
                           and (:classes or u.kind <> 'class')
                         order by u.pos, u.pos_end desc limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("today", LocalDate.now(clock))
                .param("classes", classes)
                .param("most", MOST + 1)
                .query(Row.class)
                .list();
    }

    private static List<Choice> indented(List<Row> inOrder) {
        var above = new ArrayDeque<Row>();
        var choices = new ArrayList<Choice>();
        for (var it : inOrder) {
            while (!above.isEmpty() && above.peek().posEnd() < it.posEnd()) {
                above.pop();
            }
            choices.add(new Choice(it.id().toString(), INDENT.repeat(above.size()) + it.name()));
            above.push(it);
        }
        return choices;
    }
}
