package org.matricula.coursework.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 归档后更正: standing sheets whose results were changed after they were signed, of every term; of a
/// course teacher their own courses only.
@Repository
@Transactional(readOnly = true)
public class OutdatedSheets {

    /// @param course null for a class total
    /// @param handedOn when the college handed the term in, null while it has not
    public record Outdated(
            UUID id,
            String number,
            UUID institutionId,
            UUID unitId,
            String unit,
            UUID termId,
            String term,
            @Nullable UUID taskId,
            @Nullable String course,
            @Nullable UUID signedBy,
            String signer,
            Instant signedAt,
            Instant correctedAt,
            @Nullable LocalDate handedOn,
            @Nullable Instant toldAt) {

        boolean untold() {
            return toldAt == null || toldAt.isBefore(correctedAt);
        }
    }

    private final JdbcClient sql;

    OutdatedSheets(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest correction first.
    List<Outdated> all(int most) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        with changed as (
                          select t.id, x.unit_id, t.term_id, t.corrected_at from (\
                        """
                                + Archive.taught(
                                        "c.corrected_at is not null", "%s.scope_pos is not null")
                                + """
                                        ) x join coursework.task t on t.id = x.id
                                   where t.corrected_at is not null
                                     and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                                          or exists (select from coursework.co_teacher o
                                                where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))),
                                late as (
                                  select distinct s.id, k.corrected_at
                                    from changed k
                                    join coursework.score_sheet s on s.task_id = k.id and s.signed_at < k.corrected_at
                                  union all
                                  select s.id, max(k.corrected_at)
                                    from changed k
                                    join coursework.score_sheet s on s.unit_id = k.unit_id and s.term_id = k.term_id
                                     and s.task_id is null and s.signed_at < k.corrected_at
                                     and cast(:teacher as uuid) is null
                                   group by s.id)
                                select s.id, s.number, s.institution_id, s.unit_id, u.name as unit, s.term_id,
                                       m.year || ' ' || m.name as term, s.task_id, c.name as course, s.signed_by, s.signer,
                                       s.signed_at, l.corrected_at,
                                       (select max(r.handed_on) from coursework.term_report r
                                          join organisation.unit o on o.id = r.unit_id
                                         where r.term_id = s.term_id and r.matter = 'materials'
                                           and s.scope_pos between o.pos and o.pos_end) as handed_on,
                                       s.outdated_told_at as told_at
                                  from late l
                                  join coursework.score_sheet s on s.id = l.id
                                  join organisation.unit u on u.id = s.unit_id
                                  join calendar.term m on m.id = s.term_id
                                  left join coursework.task t on t.id = s.task_id
                                  left join curriculum.course c on c.id = t.course_id
                                 where not exists (select from coursework.score_sheet n where n.replaces_id = s.id)
                                 order by l.corrected_at desc, s.id limit :most
                                """)
                .param(
                        "teacher",
                        actor.holds("teacher") ? actor.account() : null,
                        java.sql.Types.OTHER)
                .param("most", most)
                .query(Outdated.class)
                .list();
    }

    /// Who teaches a course.
    List<UUID> teachers(UUID task) {
        return sql.sql(
                        """
                        select t.teacher_id from coursework.task t where t.id = :task
                        union
                        select o.account_id from coursework.co_teacher o where o.task_id = :task
                        """)
                .param("task", task)
                .query(UUID.class)
                .list();
    }

    @Transactional
    void told(UUID sheet, Instant at) {
        sql.sql("update coursework.score_sheet set outdated_told_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", sheet)
                .update();
    }
}
