package org.matricula.registry.roster;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the first pages say of the list; row-level security leaves the reader's own students.
@Repository
@Transactional(readOnly = true)
class RosterFigures {

    /// @param entered waiting for the second person's check
    /// @param unnumbered registered, but without a student number yet
    record Owed(long entered, long returned, long unnumbered) {}

    record ClassSize(String unit, String name, long students, long away) {}

    private static final int MOST = 20;

    private final JdbcClient sql;

    RosterFigures(JdbcClient sql) {
        this.sql = sql;
    }

    Owed owed(Actor actor) {
        return sql.sql(
                        """
                        select count(*) filter (where s.registration = 'entered') as entered,
                               count(*) filter (where s.registration = 'returned') as returned,
                               count(*) filter (where s.student_number = '' and s.registration = 'registered') as unnumbered
                          from registry.student s
                         where s.scope_pos between :lo and :hi
                           and (s.registration <> 'registered' or s.student_number = '')
                        """)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .query(Owed.class)
                .single();
    }

    /// The classes that lie within a teacher's post, the largest number of absent first.
    List<ClassSize> classes(Actor actor) {
        return sql.sql(
                        """
                        select s.unit_id::text as unit, u.name, count(*) as students,
                               count(*) filter (where s.status <> '01') as away
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :lo and :hi and s.status = any (:active)
                         group by s.unit_id, u.name order by 4 desc, u.name limit :most
                        """)
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("active", StudentStatus.activeCodes())
                .param("most", MOST)
                .query(ClassSize.class)
                .list();
    }
}
