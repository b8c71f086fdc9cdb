package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 课程认定单 as far as the reader reaches: a draft is its applicant's alone.
@Repository
@Transactional(readOnly = true)
class Recognitions {

    private record Count(UUID caseId, int lines) {}

    private record Head(
            UUID caseId,
            @Nullable String caseKind,
            @Nullable String number,
            @Nullable String state,
            @Nullable UUID applicant,
            UUID institutionId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            @Nullable String name,
            @Nullable String studentNumber,
            String kind,
            UUID programmeId,
            String programme,
            @Nullable UUID fromProgrammeId,
            @Nullable String fromProgramme,
            boolean apart,
            int version,
            @Nullable Instant grantedAt,
            @Nullable Instant reversedAt) {}

    private record Row(
            UUID id,
            UUID courseId,
            String code,
            String course,
            @Nullable BigDecimal courseCredits,
            boolean planned,
            String basis,
            @Nullable String paper,
            @Nullable BigDecimal credits,
            boolean keepsMark,
            @Nullable Integer total,
            @Nullable String mark,
            String verdict,
            @Nullable String declinedWhy,
            @Nullable String decider,
            boolean inForce) {}

    private static final String FROM =
            """
              from coursework.recognition r
              join curriculum.programme p on p.id = r.programme_id
              left join curriculum.programme q on q.id = r.from_programme_id
              -- the receiving department does not reach the case itself
              left join workflow.case_file f on f.id = r.case_id
              left join registry.student s on s.enrolment_id = r.enrolment_id
            """;

    private static final String SEEN =
            """
             and (f.state is distinct from 'draft' or f.applicant_id = cast(:account as uuid))
            """;

    private final JdbcClient sql;

    Recognitions(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Recognition> find(UUID caseId) {
        return sql.sql(
                        """
                        select r.case_id, f.kind as case_kind, f.number, f.state, f.applicant_id as applicant,
                               r.institution_id, r.enrolment_id, r.person_id, r.scope_pos,
                               coalesce(f.subject_name, s.name) as name,
                               coalesce(f.subject_number, s.student_number) as student_number, r.kind, r.programme_id,
                               p.entry_year || ' ' || p.name as programme, r.from_programme_id,
                               q.entry_year || ' ' || q.name as from_programme, r.apart, r.version, r.granted_at,
                               r.reversed_at
                        """
                                + FROM
                                + " where r.case_id = :id"
                                + SEEN)
                .param("id", caseId)
                .param("account", Acting.now().account())
                .query(Head.class)
                .optional()
                .map(this::whole);
    }

    /// The newest first.
    List<RecognitionListed> list(@Nullable UUID before, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select r.case_id, f.number, f.state, coalesce(f.subject_name, s.name, '') as name,
                               coalesce(f.subject_number, s.student_number) as student_number, r.kind,
                               p.entry_year || ' ' || p.name as programme,
                               (select count(*)::int from coursework.recognition_line l
                                 where l.case_id = r.case_id and l.verdict <> 'declined') as lines,
                               r.granted_at, r.reversed_at
                        """
                                + FROM
                                + " where r.scope_pos between :lo and :hi"
                                + SEEN
                                + """
                                 and (cast(:before as uuid) is null or r.case_id < cast(:before as uuid))
                                 order by r.case_id desc limit :most
                                """)
                .param("account", Acting.now().account())
                .param("before", before, java.sql.Types.OTHER)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(RecognitionListed.class)
                .list();
    }

    Map<UUID, Integer> counts(List<UUID> cases) {
        return sql
                .sql(
                        """
                        select r.case_id,
                               (select count(*)::int from coursework.recognition_line l
                                 where l.case_id = r.case_id and l.verdict <> 'declined') as lines
                          from coursework.recognition r where r.case_id = any (:cases)
                        """)
                .param("cases", cases.toArray(UUID[]::new))
                .query(Count.class)
                .stream()
                .collect(Collectors.toMap(Count::caseId, Count::lines));
    }

    List<BroughtWaiting> waiting(int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select s.enrolment_id, s.name, s.student_number, u.name as unit, count(*)::int as results
                          from coursework.brought b
                          join registry.student s on s.enrolment_id = b.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                          join organisation.unit i on i.id = s.institution_id and i.education <> 'school'
                         where b.scope_pos between :lo and :hi and b.struck_at is null and b.passed
                           and not exists (select from coursework.recognition_source o
                                             join coursework.recognition_line l on l.id = o.line_id
                                             join coursework.recognition r on r.case_id = l.case_id
                                            where o.brought_id = b.id and r.reversed_at is null)
                         group by s.enrolment_id, u.name order by s.student_number limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(BroughtWaiting.class)
                .list();
    }

    private Recognition whole(Head it) {
        var sources =
                sql
                        .sql(
                                """
                                select o.line_id, o.course_id, o.grade_id, o.brought_id, coalesce(b.kind, 'course') as kind,
                                       o.origin, o.code, o.name, o.term, coalesce(b.taken_on, lower(m.during)) as taken_on,
                                       o.credits, o.total, o.mark,
                                       coalesce(case when b.id is null then g.passed
                                                     else b.passed and b.struck_at is null end, false) as passed
                                  from coursework.recognition_source o
                                  join coursework.recognition_line l on l.id = o.line_id
                                  left join coursework.brought b on b.id = o.brought_id
                                  left join coursework.grade g on g.id = o.grade_id
                                  left join coursework.task t on t.id = g.task_id
                                  left join calendar.term m on m.id = t.term_id
                                 where l.case_id = :id order by o.origin, o.code, o.name
                                """)
                        .param("id", it.caseId())
                        .query(Recognition.Source.class)
                        .stream()
                        .collect(Collectors.groupingBy(Recognition.Source::lineId));
        var lines =
                sql
                        .sql(
                                """
                                select l.id, l.course_id, c.code, c.name as course, c.credits as course_credits,
                                       exists (select from curriculum.planned_course n join coursework.recognition r
                                                 on r.case_id = l.case_id and n.programme_id = r.programme_id
                                                where n.course_id = l.course_id) as planned,
                                       l.basis, e.source as paper, l.credits, l.keeps_mark, l.total, l.mark, l.verdict,
                                       l.declined_why, l.decider, l.in_force
                                  from coursework.recognition_line l
                                  join curriculum.course c on c.id = l.course_id
                                  left join curriculum.equivalence e on e.id = l.equivalence_id
                                 where l.case_id = :id order by c.code
                                """)
                        .param("id", it.caseId())
                        .query(Row.class)
                        .stream()
                        .map(row -> line(row, sources.getOrDefault(row.id(), List.of())))
                        .toList();
        return new Recognition(
                it.caseId(),
                it.caseKind(),
                it.number(),
                it.state(),
                it.applicant(),
                it.institutionId(),
                it.enrolmentId(),
                it.personId(),
                it.scopePos(),
                it.name(),
                it.studentNumber(),
                it.kind(),
                it.programmeId(),
                it.programme(),
                it.fromProgrammeId(),
                it.fromProgramme(),
                it.apart(),
                it.version(),
                it.grantedAt(),
                it.reversedAt(),
                lines);
    }

    private static Recognition.Line line(Row it, List<Recognition.Source> sources) {
        return new Recognition.Line(
                it.id(),
                it.courseId(),
                it.code(),
                it.course(),
                it.courseCredits(),
                it.planned(),
                it.basis(),
                it.paper(),
                it.credits(),
                it.keepsMark(),
                it.total(),
                it.mark(),
                it.verdict(),
                it.declinedWhy(),
                it.decider(),
                it.inForce(),
                sources);
    }

    /// Credits a programme asks for: of its modules, or where they ask for none, all that it plans.
    BigDecimal wholeOf(UUID programme) {
        return sql.sql(
                        """
                        select coalesce(nullif((select sum(m.least_credits) from curriculum.module m
                                                 where m.programme_id = :programme), 0),
                                        (select sum(c.credits) from curriculum.planned_course n
                                           join curriculum.course c on c.id = n.course_id
                                          where n.programme_id = :programme), 0)
                        """)
                .param("programme", programme)
                .query(BigDecimal.class)
                .single();
    }

    /// Credits from outside that are recognised already, in other cases.
    BigDecimal outside(UUID enrolment, UUID but) {
        return sql.sql(
                        """
                        select coalesce(sum(l.credits), 0) from coursework.recognition_line l
                         where l.enrolment_id = :enrolment and l.in_force and l.case_id <> :but
                           and exists (select from coursework.recognition_source o
                                        where o.line_id = l.id and o.brought_id is not null)
                        """)
                .param("enrolment", enrolment)
                .param("but", but)
                .query(BigDecimal.class)
                .single();
    }
}
