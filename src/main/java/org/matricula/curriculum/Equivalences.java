package org.matricula.curriculum;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 课程等同与替代 of an institution.
@Repository
@Transactional(readOnly = true)
public class Equivalences {

    private record Head(
            UUID id,
            String kind,
            boolean own,
            @Nullable String origin,
            @Nullable UUID programmeId,
            @Nullable String programme,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String decidedBy,
            LocalDate decidedOn,
            String source,
            String recorder,
            @Nullable UUID recorderId,
            @Nullable String confirmer,
            @Nullable LocalDate endedOn,
            @Nullable String endedWhy) {}

    private record Left(UUID equivalenceId, @Nullable UUID courseId, String code, String name) {}

    private record Right(
            UUID equivalenceId,
            UUID courseId,
            String code,
            String name,
            @Nullable BigDecimal credits) {}

    private static final String SELECT =
            """
            select e.id, e.kind, e.own, e.origin, e.programme_id, p.entry_year || ' ' || p.name as programme, e.valid_from,
                   e.valid_until, e.decided_by, e.decided_on, e.source, e.recorder, e.recorder_id, e.confirmer,
                   e.ended_on, e.ended_why
              from curriculum.equivalence e
              left join curriculum.programme p on p.id = e.programme_id
             where e.institution_id = :institution
            """;

    private final JdbcClient sql;

    Equivalences(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first, ended ones among them.
    ///
    /// @param before the last one seen, null for the beginning
    public List<Equivalence> of(UUID institution, @Nullable UUID before, int most) {
        return whole(
                sql.sql(
                                SELECT
                                        + """
                                         and (cast(:before as uuid) is null or e.id < cast(:before as uuid))
                                         order by e.id desc limit :most
                                        """)
                        .param("institution", institution)
                        .param("before", before, java.sql.Types.OTHER)
                        .param("most", most)
                        .query(Head.class)
                        .list());
    }

    /// @throws Absent if there is none such in the institution
    public Equivalence get(UUID institution, UUID id) {
        return whole(
                        sql.sql(SELECT + " and e.id = :id")
                                .param("institution", institution)
                                .param("id", id)
                                .query(Head.class)
                                .list())
                .stream()
                .findFirst()
                .orElseThrow(() -> new Absent("equivalence"));
    }

    /// Those that hold on a day for whoever follows a programme, its own before those for all.
    public List<Equivalence> inForce(UUID institution, UUID programme, LocalDate day) {
        return whole(
                sql.sql(
                                SELECT
                                        + """
                                         and (e.programme_id is null or e.programme_id = :programme)
                                         and e.confirmed_at is not null
                                         and e.valid_from <= :day and (e.valid_until is null or e.valid_until >= :day)
                                         and (e.ended_on is null or e.ended_on > :day)
                                         order by e.programme_id nulls last, e.id
                                        """)
                        .param("institution", institution)
                        .param("programme", programme)
                        .param("day", day)
                        .query(Head.class)
                        .list());
    }

    private List<Equivalence> whole(List<Head> heads) {
        var ids = heads.stream().map(Head::id).toArray(UUID[]::new);
        var left =
                sql
                        .sql(
                                """
                                select f.equivalence_id, f.course_id, f.code, f.name from curriculum.equivalence_from f
                                 where f.equivalence_id = any (:ids) order by f.seq
                                """)
                        .param("ids", ids)
                        .query(Left.class)
                        .stream()
                        .collect(Collectors.groupingBy(Left::equivalenceId));
        var right =
                sql
                        .sql(
                                """
                                select t.equivalence_id, t.course_id, c.code, c.name, t.credits
                                  from curriculum.equivalence_to t join curriculum.course c on c.id = t.course_id
                                 where t.equivalence_id = any (:ids) order by c.code
                                """)
                        .param("ids", ids)
                        .query(Right.class)
                        .stream()
                        .collect(Collectors.groupingBy(Right::equivalenceId));
        return heads.stream()
                .map(it ->
                        new Equivalence(
                                it.id(),
                                it.kind(),
                                it.own(),
                                it.origin(),
                                it.programmeId(),
                                it.programme(),
                                it.validFrom(),
                                it.validUntil(),
                                it.decidedBy(),
                                it.decidedOn(),
                                it.source(),
                                it.recorder(),
                                it.recorderId(),
                                it.confirmer(),
                                it.endedOn(),
                                it.endedWhy(),
                                left.getOrDefault(it.id(), List.of()).stream()
                                        .map(one ->
                                                new Equivalence.From(
                                                        one.courseId(), one.code(), one.name()))
                                        .toList(),
                                right.getOrDefault(it.id(), List.of()).stream()
                                        .map(one ->
                                                new Equivalence.To(
                                                        one.courseId(),
                                                        one.code(),
                                                        one.name(),
                                                        one.credits()))
                                        .toList()))
                .toList();
    }
}
