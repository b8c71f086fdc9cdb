package org.matricula.graduation.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.audit.ExamineGraduates;
import org.matricula.graduation.audit.Unmet;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 毕业进度: the same look that rounds take, at one student and today, and what would be. Nothing of it
/// is kept.
@Service
@Transactional
public class GraduationProgress {

    /// @param enrolment whose study
    public record Shown(
            UUID enrolment,
            String name,
            String studentNumber,
            ExamineGraduates.Picture picture,
            List<ExamineGraduates.ModuleLine> modules,
            List<Unmet> unmet,
            List<ExamineGraduates.Segment> segments) {}

    record Student(
            UUID enrolment, String name, String studentNumber, UUID institution, LocalDate until) {}

    private static final String SELECT =
            """
            select s.enrolment_id as enrolment, s.name, s.student_number, s.institution_id as institution,
                   greatest(coalesce(e.graduation_on, :today), :today) as until
              from registry.student s join registry.enrolment e on e.id = s.enrolment_id
            """;

    private final JdbcClient sql;
    private final ExamineGraduates students;
    private final Clock clock;

    GraduationProgress(JdbcClient sql, ExamineGraduates students, Clock clock) {
        this.sql = sql;
        this.students = students;
        this.clock = clock;
    }

    /// Of the acting student.
    public List<Shown> own() {
        return sql
                .sql(SELECT + " where s.person_id = any (:persons) and s.status = '01'")
                .param("today", LocalDate.now(clock))
                .param("persons", Acting.now().scope().persons().toArray(UUID[]::new))
                .query(Student.class)
                .list()
                .stream()
                .map(it -> shown(it, null, List.of()))
                .toList();
    }

    /// @param programme another programme, to see what would be
    /// @param assumed courses taken for passed, to see what would be
    /// @throws Absent if the student is not within reach
    public Shown of(UUID enrolment, @Nullable UUID programme, List<UUID> assumed) {
        var it =
                sql.sql(SELECT + " where s.enrolment_id = :id")
                        .param("today", LocalDate.now(clock))
                        .param("id", enrolment)
                        .query(Student.class)
                        .optional()
                        .orElseThrow(() -> new Absent("student"));
        return shown(it, programme, assumed);
    }

    private Shown shown(Student it, @Nullable UUID programme, List<UUID> assumed) {
        var look =
                new ExamineGraduates.Look(
                        null,
                        it.institution(),
                        LocalDate.now(clock),
                        it.until(),
                        0,
                        Long.MAX_VALUE,
                        it.enrolment(),
                        programme,
                        assumed);
        return new Shown(
                it.enrolment(),
                it.name(),
                it.studentNumber(),
                students.picture(look).orElseThrow(() -> new Absent("student")),
                students.modules(look),
                students.unmet(look),
                students.segments(look));
    }
}
