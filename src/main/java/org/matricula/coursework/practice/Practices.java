package org.matricula.coursework.practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 实践记录 within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Practices {

    static final List<String> SORTS =
            List.of("internship", "training", "social", "labour", "activity");

    static final List<String> ASSESSMENTS = List.of("excellent", "good", "fair", "pass", "fail");

    /// A student somebody may write about.
    record Whose(UUID enrolment, UUID person, UUID institution, long scopePos, String name) {}

    /// A line ready to be written.
    record Line(UUID enrolment, NewPractice of) {}

    private static final String SELECT =
            """
            select p.id, p.enrolment_id, s.name, s.student_number, u.name as unit, p.sort, p.title, p.place, p.from_on,
                   p.until_on, p.hours, p.credits, p.mentor, p.assessment, p.words, p.file_id, p.recorder, p.recorded_at
              from coursework.practice p
              join registry.student s on s.enrolment_id = p.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where p.struck_at is null
            """;

    private final JdbcClient sql;

    Practices(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    List<Practice> page(@Nullable String student, @Nullable UUID after, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + """
                                and p.scope_pos between :lo and :hi
                                and (cast(:student as text) is null or s.student_number = cast(:student as text))
                                and (cast(:after as uuid) is null or p.id < cast(:after as uuid))
                                order by p.id desc limit :most
                                """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("student", student)
                .param("after", after)
                .param("most", most)
                .query(Practice.class)
                .list();
    }

    /// By day.
    List<Practice> of(UUID enrolment) {
        return sql.sql(SELECT + " and p.enrolment_id = :enrolment order by p.from_on, p.id")
                .param("enrolment", enrolment)
                .query(Practice.class)
                .list();
    }

    Optional<Practice> find(UUID id) {
        var scope = Acting.now().scope();
        return sql.sql(SELECT + " and p.id = :id and p.scope_pos between :lo and :hi")
                .param("id", id)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Practice.class)
                .optional();
    }

    /// Students within reach, by number.
    Map<String, Whose> students(Collection<String> numbers) {
        var scope = Acting.now().scope();
        var found = new HashMap<String, Whose>();
        sql.sql(
                        """
                        select student_number, enrolment_id, person_id, institution_id, scope_pos, name from registry.student
                         where student_number = any (:numbers) and scope_pos between :lo and :hi
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(row -> {
                    found.put(
                            row.getString("student_number"),
                            new Whose(
                                    row.getObject("enrolment_id", UUID.class),
                                    row.getObject("person_id", UUID.class),
                                    row.getObject("institution_id", UUID.class),
                                    row.getLong("scope_pos"),
                                    row.getString("name")));
                });
        return found;
    }

    /// Numbers of a school's first students.
    List<String> numbers(UUID institution, int most) {
        return sql.sql(
                        """
                        select student_number from registry.student
                         where institution_id = :institution and status = '01' and student_number is not null
                         order by student_number limit :most
                        """)
                .param("institution", institution)
                .param("most", most)
                .query(String.class)
                .list();
    }

    Optional<Whose> student(UUID enrolment) {
        return sql.sql(
                        """
                        select enrolment_id as enrolment, person_id as person, institution_id as institution, scope_pos, name
                          from registry.student where enrolment_id = :id
                        """)
                .param("id", enrolment)
                .query(Whose.class)
                .optional();
    }

    /// All lines in one statement; what stands already stays as it is.
    ///
    /// @return those written
    List<UUID> add(List<Line> lines, @Nullable UUID file, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into coursework.practice
                          (enrolment_id, scope_pos, person_id, sort, title, place, from_on, until_on, hours, credits, mentor,
                           assessment, words, file_id, recorder_id, recorder, recorded_at)
                        select s.enrolment_id, s.scope_pos, s.person_id, x.sort, x.title, x.place, x.from_on, x.until_on,
                               x.hours, x.credits, nullif(x.mentor, ''), nullif(x.assessment, ''), nullif(x.words, ''),
                               cast(:file as uuid), cast(:by as uuid), :name, :at
                          from unnest(cast(:ids as uuid[]), cast(:sorts as text[]), cast(:titles as text[]),
                                      cast(:places as text[]), cast(:froms as date[]), cast(:untils as date[]),
                                      cast(:hours as numeric[]), cast(:credits as numeric[]), cast(:mentors as text[]),
                                      cast(:assessments as text[]), cast(:words as text[]))
                                 as x (enrolment_id, sort, title, place, from_on, until_on, hours, credits, mentor,
                                       assessment, words)
                          join registry.student s on s.enrolment_id = x.enrolment_id
                         order by s.enrolment_id, x.from_on
                        on conflict do nothing returning id
                        """)
                .param("ids", lines.stream().map(Line::enrolment).toArray(UUID[]::new))
                .param("sorts", lines.stream().map(it -> it.of().sort()).toArray(String[]::new))
                .param("titles", lines.stream().map(it -> it.of().title()).toArray(String[]::new))
                .param("places", lines.stream().map(it -> it.of().place()).toArray(String[]::new))
                .param(
                        "froms",
                        lines.stream()
                                .map(it -> String.valueOf(it.of().fromOn()))
                                .toArray(String[]::new))
                .param(
                        "untils",
                        lines.stream()
                                .map(it -> String.valueOf(it.of().untilOn()))
                                .toArray(String[]::new))
                .param(
                        "hours",
                        lines.stream().map(it -> it.of().hours()).toArray(BigDecimal[]::new))
                .param(
                        "credits",
                        lines.stream().map(it -> it.of().credits()).toArray(BigDecimal[]::new))
                .param("mentors", lines.stream().map(it -> it.of().mentor()).toArray(String[]::new))
                .param(
                        "assessments",
                        lines.stream().map(it -> it.of().assessment()).toArray(String[]::new))
                .param("words", lines.stream().map(it -> it.of().words()).toArray(String[]::new))
                .param("file", file)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /// @return false if it was struck already
    boolean strike(UUID id, String why, Instant at) {
        return sql.sql(
                                """
                                update coursework.practice set struck_at = :at, striker = :by, struck_why = :why
                                 where id = :id and struck_at is null
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", Acting.now().name())
                        .param("why", why)
                        .param("id", id)
                        .update()
                == 1;
    }
}
