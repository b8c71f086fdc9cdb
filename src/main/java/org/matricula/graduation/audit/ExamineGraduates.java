package org.matricula.graduation.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;
import org.matricula.coursework.GradePoint;
import org.matricula.coursework.GradePoints;
import org.matricula.registry.GraduationObstacle;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 毕业资格审查: the conditions upon a range of students or one of them, in one statement over the
/// results that count. Whoever changed programme is looked at in segments: of each programme the
/// courses planned for the terms in which it was followed.
///
/// 学完计划而未达到要求 is a completion, 未学完 none (普通高等学校学生管理规定 第三十三条、第三十四条).
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ExamineGraduates {

    /// Whom, by what and as if what.
    ///
    /// @param round whose frozen conditions count; null for those of `rulesOn`
    /// @param until 毕业日期: who is due by then
    /// @param only one student, due or not; null for all
    /// @param programme another programme than the one followed, to see what would be
    /// @param assumed courses taken for passed, to see what would be
    public record Look(
            @Nullable UUID round,
            UUID institution,
            LocalDate rulesOn,
            LocalDate until,
            long lo,
            long hi,
            @Nullable UUID only,
            @Nullable UUID programme,
            List<UUID> assumed) {}

    /// @param inputs a sum over the inputs of all that were looked at, in whatever order
    public record Given(int students, BigDecimal inputs) {}

    /// What would be written of one student.
    public record Picture(
            UUID enrolmentId,
            @Nullable UUID programmeId,
            @Nullable String programme,
            BigDecimal credits,
            BigDecimal creditsNeed,
            @Nullable BigDecimal average,
            String outcome,
            boolean degree,
            int segments,
            BigDecimal inputs) {}

    /// One of many as they would be judged now.
    ///
    /// @param rules the conditions that are not met, by their code
    public record Outline(
            UUID enrolmentId,
            BigDecimal credits,
            BigDecimal creditsNeed,
            String outcome,
            boolean degree,
            List<String> rules) {}

    public record ModuleLine(String module, BigDecimal needs, BigDecimal has) {}

    public record Segment(
            String programme, LocalDate since, int termFrom, @Nullable Integer termTo) {}

    /// Of what the sums over the inputs of a round are made that is run now.
    public static final int FORMULA = AuditFigures.FORMULA;

    /// Somebody whose inputs are no longer those of the round.
    ///
    /// @param what `results`, `programme`, `record`, `outside`, `gone`, `new`, or `outcome` where
    ///   the inputs are the same and the finding is not
    /// @param students of how many of the range that is so, however few are named
    public record Moved(String what, String name, String studentNumber, int students) {}

    /// Row-level security compares with settings of which the planner knows nothing: it takes a
    /// whole range for one row, and would go through every result once for every student.
    private static final String SET_BY_SET =
            """
            select set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true)
            """;

    private static final String AS_BEFORE =
            "select set_config('enable_nestloop', 'on', true), set_config('work_mem', '8MB', true)";

    /// A verdict is a record: its words stay as they were written.
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final JdbcClient sql;
    private final DueGraduates due;
    private final GradePoints gradePoints;
    private final List<GraduationObstacle> obstacles;
    private final MessageSource messages;

    ExamineGraduates(
            JdbcClient sql,
            DueGraduates due,
            GradePoints gradePoints,
            List<GraduationObstacle> obstacles,
            MessageSource messages) {
        this.sql = sql;
        this.due = due;
        this.gradePoints = gradePoints;
        this.obstacles = obstacles;
        this.messages = messages;
    }

    /// Looks at a range that has not been looked at in this round, and writes what it finds.
    public Given examine(Look it) {
        sql.sql(SET_BY_SET).query((row, n) -> true).single();
        return asked(it, AuditJudgement.WRITE).query(Given.class).single();
    }

    /// Whose inputs are others than the round's.
    ///
    /// @param named how many of each kind are named, the first first
    public List<Moved> moved(Look it, int named) {
        sql.sql(SET_BY_SET).query((row, n) -> true).single();
        var all = asked(it, AuditJudgement.MOVED).param("named", named).query(Moved.class).list();
        sql.sql(AS_BEFORE).query((row, n) -> true).single();
        return all;
    }

    /// One student as they would be judged now; nothing is kept.
    public Optional<Picture> picture(Look it) {
        return asked(it, AuditViews.PICTURE).query(Picture.class).optional();
    }

    /// Some students as they would be judged now, in one statement; nothing is kept.
    ///
    /// @param it its `only` is not asked for
    public List<Outline> outlines(Look it, Collection<UUID> many) {
        return asked(it, List.copyOf(many), AuditViews.OUTLINES)
                .query((row, n) ->
                        new Outline(
                                row.getObject("enrolment_id", UUID.class),
                                row.getBigDecimal("credits"),
                                row.getBigDecimal("credits_need"),
                                row.getString("outcome"),
                                row.getBoolean("degree"),
                                List.of((String[]) row.getArray("rules").getArray())))
                .list();
    }

    public List<Unmet> unmet(Look it) {
        return asked(it, AuditViews.UNMET).query((row, n) -> unmet(row)).list();
    }

    public List<ModuleLine> modules(Look it) {
        return asked(it, AuditViews.MODULES).query(ModuleLine.class).list();
    }

    /// What the student has still to pass of the programme followed now, and of earlier ones what
    /// was theirs to take; in the order of the plan.
    public List<OpenCourse> open(Look it) {
        return asked(it, AuditViews.OPEN).query(OpenCourse.class).stream()
                .sorted(
                        java.util.Comparator.comparingInt(OpenCourse::term)
                                .thenComparing(OpenCourse::code))
                .toList();
    }

    /// In the order in which they were followed.
    public List<Segment> segments(Look it) {
        return asked(it, AuditViews.SEGMENTS).query(Segment.class).list();
    }

    static Unmet unmet(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Unmet(
                row.getString("rule"),
                row.getString("about"),
                row.getBigDecimal("needs"),
                row.getBigDecimal("has"),
                List.of((String[]) row.getArray("courses").getArray()),
                row.getBigDecimal("reach"),
                row.getString("leads_to"));
    }

    /// Whether a programme of the school asks for grade points at all.
    private boolean weighed(UUID institution) {
        return sql.sql(
                        """
                        select exists (select from curriculum.degree_condition d
                                         join curriculum.programme p on p.id = d.programme_id
                                        where p.institution_id = :institution and d.least_gpa is not null)
                            or exists (select from graduation.requirement q
                                        where q.institution_id = :institution and q.rule = 'degree-gpa' and q.threshold > 0)
                        """)
                .param("institution", institution)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(Look it, String what) {
        return asked(it, it.only() == null ? null : List.of(it.only()), what);
    }

    /// @param some null for all who are due
    private JdbcClient.StatementSpec asked(Look it, @Nullable List<UUID> some, String what) {
        var about = some == null ? due.of(it) : some;
        var found = obstacles.stream().flatMap(one -> one.against(about).stream()).toList();
        var weighed = weighed(it.institution());
        var points = weighed ? gradePoints.of(about) : List.<GradePoint>of();
        var weighing = gradePoints.weighing(it.institution());
        return sql.sql(
                        "with "
                                + (it.round() == null
                                        ? AuditFigures.RULES_OF_DAY
                                        : AuditFigures.RULES_OF_ROUND)
                                + AuditFigures.FIGURES.formatted(
                                        FORMULA, some == null ? WhoIsDue.DUE : WhoIsDue.SOME)
                                + AuditJudgement.JUDGED
                                + what)
                .param("round", it.round(), java.sql.Types.OTHER)
                .param("institution", it.institution())
                .param("rulesOn", it.rulesOn())
                .param("until", it.until())
                .param("lo", it.lo())
                .param("hi", it.hi())
                .param("only", some == null ? new UUID[0] : some.toArray(UUID[]::new))
                .param("programme", it.programme(), java.sql.Types.OTHER)
                .param(
                        "unsynchronised",
                        messages.getMessage("unified.unsynchronised", null, LANGUAGE))
                .param("assumed", it.assumed().toArray(UUID[]::new))
                .param("degrees", Level.degrees())
                .param("bachelors", Level.bachelors())
                .param("points", weighing.points().toArray(BigDecimal[]::new))
                .param("weighed", weighing.natures().toArray(String[]::new))
                .param("recognised", weighing.recognised())
                .param("again", weighing.again())
                .param("best", weighing.best())
                .param("bestMakeUp", weighing.bestMakeUp())
                .param("makeUpTotal", weighing.makeUpTotal())
                .param("gpaOf", points.stream().map(GradePoint::enrolmentId).toArray(UUID[]::new))
                .param("gpa", points.stream().map(GradePoint::points).toArray(BigDecimal[]::new))
                .param(
                        "obstacles",
                        found.stream()
                                .map(GraduationObstacle.Found::enrolment)
                                .toArray(UUID[]::new))
                .param(
                        "obstacleRules",
                        found.stream().map(GraduationObstacle.Found::rule).toArray(String[]::new))
                .param(
                        "obstacleWords",
                        found.stream().map(GraduationObstacle.Found::about).toArray(String[]::new));
    }
}
