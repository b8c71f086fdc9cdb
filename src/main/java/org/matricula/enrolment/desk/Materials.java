package org.matricula.enrolment.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Candidate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 报到材料: what each kind of student brings, and what was seen of it.
@Repository
@Transactional(readOnly = true)
public class Materials {

    /// @param seen null where nobody has looked at the original yet
    /// @param sent what became of the copy sent in beforehand: `sent`, `accepted`, `returned` or
    ///   `discarded`; null where none came
    public record Item(
            UUID id,
            String name,
            boolean required,
            @Nullable Boolean seen,
            @Nullable LocalDate dueOn,
            @Nullable UUID fileId,
            @Nullable String sent,
            @Nullable String reason,
            @Nullable LocalDate sentOn,
            int times) {

        /// Whether there is a copy to look at.
        public boolean kept() {
            return fileId != null && !"discarded".equals(sent);
        }
    }

    public record Owed(UUID candidate, String name, String material, LocalDate dueOn) {}

    record Kept(UUID id, int seq, String name, @Nullable String studentKind, boolean required) {}

    private static final String APPLIES =
            """
            m.dropped_at is null and (m.student_kind is null or m.student_kind = b.student_kind)
            and m.institution_id is not distinct from
                (select o.institution_id from enrolment.material o
                  where o.institution_id = b.institution_id and o.dropped_at is null limit 1)
            """;

    private final JdbcClient sql;

    Materials(JdbcClient sql) {
        this.sql = sql;
    }

    /// The school's own list, or the built-in one where it has none.
    public List<Item> of(Candidate candidate) {
        return sql.sql(
                        """
                        select m.id, m.name, m.required, h.seen, h.due_on, p.file_id, p.state as sent, p.reason,
                               cast(p.sent_at at time zone 'Asia/Shanghai' as date) as sent_on, coalesce(p.times, 0) as times
                          from enrolment.batch b
                          join enrolment.material m on %s
                          left join enrolment.handed_in h on h.material_id = m.id and h.candidate_id = :candidate
                          left join enrolment.sent_paper p on p.material_id = m.id and p.candidate_id = :candidate
                         where b.id = :batch order by m.seq, m.id
                        """
                                .formatted(APPLIES))
                .param("candidate", candidate.id())
                .param("batch", candidate.batchId())
                .query(Item.class)
                .list();
    }

    /// Whoever has not shown something that must be seen before enrolment.
    List<String> lacking(List<UUID> candidates) {
        return sql.sql(
                        """
                        select distinct c.name from enrolment.candidate c
                          join enrolment.batch b on b.id = c.batch_id
                          join enrolment.material m on m.required and %s
                         where c.id = any (:ids)
                           and not exists (select from enrolment.handed_in h
                                            where h.candidate_id = c.id and h.material_id = m.id and h.seen)
                         order by c.name
                        """
                                .formatted(APPLIES))
                .param("ids", candidates.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    @Transactional
    void check(Candidate candidate, Set<UUID> seen, LocalDate dueOn, String checker, Instant at) {
        sql.sql(
                        """
                        insert into enrolment.handed_in
                          (candidate_id, material_id, scope_pos, person_id, seen, due_on, checker, checked_at)
                        select c.id, m.id, c.scope_pos, c.person_id, m.id = any (:seen),
                               case when m.id = any (:seen) then null else cast(:due as date) end, :checker, :at
                          from enrolment.candidate c
                          join enrolment.batch b on b.id = c.batch_id
                          join enrolment.material m on %s
                         where c.id = :candidate
                        on conflict (candidate_id, material_id) do update set
                          seen = excluded.seen, due_on = excluded.due_on, checker = excluded.checker,
                          checked_at = excluded.checked_at
                        """
                                .formatted(APPLIES))
                .param("candidate", candidate.id())
                .param("seen", seen.toArray(UUID[]::new))
                .param("due", dueOn)
                .param("checker", checker)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// 待补材料: what is still to be brought, the oldest promise first.
    List<Owed> owed(UUID batch, int most) {
        return sql.sql(
                        """
                        select c.id as candidate, c.name, m.name as material, h.due_on
                          from enrolment.handed_in h
                          join enrolment.candidate c on c.id = h.candidate_id
                          join enrolment.material m on m.id = h.material_id
                         where c.batch_id = :batch and not h.seen
                         order by h.due_on, c.pinyin, m.seq limit :most
                        """)
                .param("batch", batch)
                .param("most", most)
                .query(Owed.class)
                .list();
    }

    List<Kept> of(Batch batch) {
        return sql.sql(
                        """
                        select m.id, m.seq, m.name, m.student_kind, m.required from enrolment.material m
                         where m.dropped_at is null and m.institution_id is not distinct from
                               (select o.institution_id from enrolment.material o
                                 where o.institution_id = :institution and o.dropped_at is null limit 1)
                         order by m.seq, m.id
                        """)
                .param("institution", batch.institutionId())
                .query(Kept.class)
                .list();
    }

    /// The school's list from now on; what was checked by the old one stays.
    @Transactional
    void replace(UUID institution, List<Kept> list, Instant at) {
        sql.sql(
                        """
                        update enrolment.material set dropped_at = :at
                         where institution_id = :institution and dropped_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("institution", institution)
                .update();
        for (var it : list) {
            sql.sql(
                            """
                            insert into enrolment.material (institution_id, student_kind, seq, name, required)
                            values (:institution, :kind, :seq, :name, :required)
                            """)
                    .param("institution", institution)
                    .param("kind", it.studentKind())
                    .param("seq", it.seq())
                    .param("name", it.name())
                    .param("required", it.required())
                    .update();
        }
    }
}
