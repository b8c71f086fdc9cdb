package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StudentScores;
import org.matricula.registry.TransferObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 成绩齐备: what the school still owes a student before they leave it (成绩随档案移交, 普通高等学校学生管理规定 第二十三条),
/// and the mean of what is published.
@Repository
@Transactional(readOnly = true)
class GradesDue implements TransferObstacle, StudentScores {

    private static final String UNPUBLISHED = "transfer.grades-unpublished";
    private static final String MISSING = "transfer.grades-missing";

    /// @param typed whether a value stands, which waits for publication
    record Due(String course, String term, boolean typed) {}

    record Mean(UUID enrolment, BigDecimal mean) {}

    private final JdbcClient sql;
    private final Clock clock;

    GradesDue(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// A course that still runs owes nothing yet: it is missing once its days of entry are over.
    @Override
    public List<Refusal> obstacles(UUID enrolment) {
        var due =
                sql.sql(
                                """
                                select c.name as course, m.name as term,
                                       (g.total is not null or g.mark is not null) as typed
                                  from coursework.grade g
                                  join coursework.task t on t.id = g.task_id
                                  join curriculum.course c on c.id = t.course_id
                                  join calendar.term m on m.id = t.term_id
                                 where g.enrolment_id = :enrolment and t.stage <> 'published'
                                   and (g.total is not null or g.mark is not null
                                        or coalesce(t.late_until, t.closes_on) < :today)
                                 order by lower(m.during), c.code
                                """)
                        .param("enrolment", enrolment)
                        .param("today", LocalDate.now(clock))
                        .query(Due.class)
                        .list();
        return Refusal.all(owed(due, true, UNPUBLISHED), owed(due, false, MISSING));
    }

    private static @Nullable Refusal owed(List<Due> due, boolean typed, String code) {
        var courses =
                due.stream()
                        .filter(it -> it.typed() == typed)
                        .map(it -> it.course() + "（" + it.term() + "）")
                        .toList();
        return courses.isEmpty() ? null : Refusal.rule(code, String.join("、", courses));
    }

    @Override
    public List<String> codes() {
        return List.of(UNPUBLISHED, MISSING);
    }

    @Override
    public Map<UUID, BigDecimal> means(Collection<UUID> enrolments) {
        return sql
                .sql(
                        """
                        select g.enrolment_id as enrolment, round(avg(g.total), 2) as mean
                          from coursework.grade g join coursework.task t on t.id = g.task_id
                         where g.enrolment_id = any (:enrolments) and t.stage = 'published' and g.total is not null
                         group by g.enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Mean.class)
                .stream()
                .collect(Collectors.toMap(Mean::enrolment, Mean::mean));
    }
}
