package org.matricula.report.aid;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.Intake;
import org.matricula.vault.OpenedRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lists of aided students and the columns their notices ask for.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AidRows {

    /// A student of the school, by number.
    ///
    /// @param status on the round's day; null where they did not stand in the school then
    record Found(
            String number,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            UUID unitId,
            @Nullable String status,
            @Nullable String level,
            String kind) {}

    /// A line as it leaves the program.
    record Out(
            UUID id,
            byte[] salt,
            String name,
            @Nullable String documentType,
            byte @Nullable [] documentNumber,
            String studentNumber,
            @Nullable String registryNumber,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            String school,
            String unit,
            @Nullable Integer gradeLevel,
            LocalDate entryOn,
            @Nullable String householdType,
            String status,
            String kind,
            @Nullable BigDecimal amount,
            @Nullable String hardship,
            @Nullable String note) {}

    private final JdbcClient sql;
    private final OpenedRows opened;

    AidRows(JdbcClient sql, OpenedRows opened) {
        this.sql = sql;
        this.opened = opened;
    }

    List<AidView.Column> columns(UUID round) {
        return sql.sql(
                        """
                        select c.heading, c.field from report.aid_column c where c.round_id = :round order by c.seq
                        """)
                .param("round", round)
                .query(AidView.Column.class)
                .list();
    }

    void columns(UUID round, List<AidView.Column> columns) {
        sql.sql("delete from report.aid_column where round_id = :round")
                .param("round", round)
                .update();
        sql.sql(
                        """
                        insert into report.aid_column (round_id, seq, heading, field)
                        select :round, x.seq, x.heading, x.field
                          from unnest(:headings, :fields) with ordinality as x (heading, field, seq)
                        """)
                .param("round", round)
                .param(
                        "headings",
                        columns.stream().map(AidView.Column::heading).toArray(String[]::new))
                .param("fields", columns.stream().map(AidView.Column::field).toArray(String[]::new))
                .update();
    }

    /// Whether anybody has signed a list of the round.
    boolean signed(UUID round) {
        return sql.sql(
                        """
                        select exists (select from report.submission s where s.round_id = :round
                                          and s.state in ('signed', 'submitted', 'accepted'))
                        """)
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    List<Found> find(List<String> numbers, long lo, long hi, LocalDate day) {
        return sql.sql(
                        """
                        select n.student_number as number, n.enrolment_id, n.person_id, n.scope_pos, n.unit_id, st.status,
                               n.level, e.kind
                          from registry.student n join registry.enrolment e on e.id = n.enrolment_id
                          left join registry.standing_on(:day) st on st.enrolment_id = n.enrolment_id
                         where n.student_number = any (:numbers) and n.scope_pos between :lo and :hi
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("lo", lo)
                .param("hi", hi)
                .param("day", day)
                .query(Found.class)
                .list();
    }

    boolean add(UUID submission, Found it, AidLine line, Instant at) {
        return sql.sql(
                                """
                                insert into report.aid_line (submission_id, enrolment_id, person_id, scope_pos, unit_id, kind, amount,
                                       hardship, note, added_by, added_at)
                                values (:submission, :enrolment, :person, :pos, :unit, :kind, :amount, :hardship, :note, :by, :at)
                                on conflict do nothing
                                """)
                        .param("submission", submission)
                        .param("enrolment", it.enrolmentId())
                        .param("person", it.personId())
                        .param("pos", it.scopePos())
                        .param("unit", it.unitId())
                        .param("kind", line.kind())
                        .param("amount", line.amount())
                        .param("hardship", line.hardship())
                        .param("note", line.note())
                        .param("by", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<UUID> publication(UUID submission) {
        return sql
                .sql("select s.publication_id from report.submission s where s.id = :id")
                .param("id", submission)
                .query(UUID.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    void published(UUID submission, @Nullable UUID publication) {
        sql.sql("update report.submission set publication_id = cast(:it as uuid) where id = :id")
                .param("it", publication)
                .param("id", submission)
                .update();
    }

    boolean remove(UUID submission, UUID line) {
        return sql.sql("delete from report.aid_line where id = :id and submission_id = :submission")
                        .param("id", line)
                        .param("submission", submission)
                        .update()
                == 1;
    }

    private static final String LINES =
            """
            select l.id, l.enrolment_id, n.name, n.student_number, u.name as unit, n.grade_level, l.kind, l.amount,
                   l.hardship, l.note, coalesce(st.status, '-') as status
              from report.aid_line l
              join registry.student n on n.enrolment_id = l.enrolment_id
              join organisation.unit u on u.id = l.unit_id
              left join registry.standing_on(:day) st on st.enrolment_id = l.enrolment_id
             where l.submission_id = :submission
            """;

    List<AidView.Row> lines(UUID submission, LocalDate day, @Nullable UUID after, int limit) {
        return sql.sql(
                        LINES
                                + """
                                 and (cast(:after as uuid) is null or l.id > cast(:after as uuid))
                                 order by l.id limit :limit
                                """)
                .param("submission", submission)
                .param("day", day)
                .param("after", after)
                .param("limit", limit + 1)
                .query(AidView.Row.class)
                .list();
    }

    /// Those who were not studying there on the day.
    List<AidView.Row> away(UUID submission, LocalDate day, int limit) {
        return sql.sql(LINES + " and st.status is distinct from '01' order by l.id limit :limit")
                .param("submission", submission)
                .param("day", day)
                .param("limit", limit)
                .query(AidView.Row.class)
                .list();
    }

    List<AidView.Total> totals(UUID submission) {
        return sql.sql(
                        """
                        select l.kind, count(*) as students, sum(l.amount) as amount from report.aid_line l
                         where l.submission_id = :submission group by l.kind order by l.kind
                        """)
                .param("submission", submission)
                .query(AidView.Total.class)
                .list();
    }

    /// Only whoever reaches both lists sees it.
    List<AidView.Twice> twice(UUID submission) {
        return sql.sql(
                        """
                        select n.name, n.student_number, l.kind, u.name as unit
                          from report.aid_line l
                          join report.submission s on s.id = l.submission_id
                          join report.submission o on o.round_id = s.round_id and o.unit_id <> s.unit_id and o.current_id is null
                          join report.aid_line m on m.submission_id = o.id and m.person_id = l.person_id and m.kind = l.kind
                          join registry.student n on n.enrolment_id = l.enrolment_id
                          join organisation.unit u on u.id = o.unit_id
                         where l.submission_id = :submission order by n.student_number limit 50
                        """)
                .param("submission", submission)
                .query(AidView.Twice.class)
                .list();
    }

    /// Each line of a list, in the order of classes and numbers, without keeping them.
    void each(UUID submission, Consumer<Out> line) {
        try (var lines =
                sql
                        .sql(
                                """
                                select l.id, p.salt, n.name, p.document_type, p.document_number, n.student_number, e.registry_number,
                                       n.sex, n.birth_on, n.ethnicity, i.name as school, u.name as unit, n.grade_level, e.entry_on,
                                       p.household_type, n.status, l.kind, l.amount, l.hardship, l.note
                                  from report.aid_line l
                                  join registry.student n on n.enrolment_id = l.enrolment_id
                                  join registry.enrolment e on e.id = l.enrolment_id
                                  join registry.person p on p.id = n.person_id
                                  join organisation.unit u on u.id = l.unit_id
                                  join organisation.unit i on i.id = n.institution_id
                                 where l.submission_id = :submission order by u.pos, n.student_number, l.kind
                                """)
                        .param("submission", submission)
                        .query(opened.of(Out.class, Intake.REGISTRY_NUMBER))
                        .stream()) {
            lines.forEach(line);
        }
    }
}
