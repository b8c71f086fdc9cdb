package org.matricula.coursework.archive;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 试卷与答卷存放清单: where the papers of a term lie and who keeps them, what was moved among them; of a
/// course teacher their own courses only.
@Repository
@Transactional(readOnly = true)
class LodgedPapers {

    /// @param moved whether a later line says where it lies now
    record Lodged(
            String unit,
            String code,
            String course,
            String kind,
            int count,
            String place,
            String keeper,
            @Nullable String setter,
            LocalDate lodgedOn,
            String lodger,
            boolean moved) {}

    private static final int FETCHED = 1000;

    private final JdbcClient sql;

    LodgedPapers(JdbcClient sql) {
        this.sql = sql;
    }

    /// By class and course, none of them kept.
    void each(UUID term, Consumer<Lodged> reader) {
        var actor = Acting.now();
        try (var all =
                sql
                        .sql(
                                """
                                select u.name as unit, c.code, c.name as course, e.kind, e.count, e.place, e.keeper,
                                       a.name as setter, e.lodged_on, e.lodger, e.ended_at is not null as moved
                                  from coursework.exam_paper e
                                  join coursework.task t on t.id = e.task_id
                                  join organisation.unit u on u.id = t.unit_id
                                  join curriculum.course c on c.id = t.course_id
                                  left join identity.account a on a.id = e.setter_id
                                 where t.term_id = :term and e.scope_pos between :lo and :hi
                                   and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                                        or exists (select from coursework.co_teacher o
                                              where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
                                 order by u.pos, c.code, t.id, e.kind, e.lodged_at
                                """)
                        .param("term", term)
                        .param("lo", actor.scope().lo())
                        .param("hi", actor.scope().hi())
                        .param(
                                "teacher",
                                actor.holds("teacher") ? actor.account() : null,
                                java.sql.Types.OTHER)
                        .withFetchSize(FETCHED)
                        .query(Lodged.class)
                        .stream()) {
            all.forEach(reader);
        }
    }
}
