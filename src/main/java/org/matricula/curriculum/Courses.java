package org.matricula.curriculum;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.Absent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 课程: the courses of an institution.
@Repository
@Transactional(readOnly = true)
public class Courses {

    private static final String SELECT =
            """
            select c.id, c.institution_id, c.code, c.name, c.credits, c.hours, c.nature, c.assessment
              from curriculum.course c
            """;

    private final JdbcClient sql;

    Courses(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if there is none such in the institution
    public Course get(UUID institution, UUID course) {
        return sql.sql(SELECT + "where c.id = :id and c.institution_id = :institution")
                .param("id", course)
                .param("institution", institution)
                .query(Course.class)
                .optional()
                .orElseThrow(() -> new Absent("course " + course));
    }

    public Optional<Course> byCode(UUID institution, String code) {
        return sql.sql(SELECT + "where c.institution_id = :institution and c.code = :code")
                .param("institution", institution)
                .param("code", code)
                .query(Course.class)
                .optional();
    }

    /// Several at once, by course ID; those that are not there are left out.
    public Map<String, Course> byCodes(UUID institution, Collection<String> codes) {
        return sql
                .sql(SELECT + "where c.institution_id = :institution and c.code = any (:codes)")
                .param("institution", institution)
                .param("codes", codes.toArray(String[]::new))
                .query(Course.class)
                .stream()
                .collect(Collectors.toMap(Course::code, Function.identity()));
    }

    /// By course ID, at most `most` after the last one seen.
    ///
    /// @param after the last course ID seen, empty for the beginning
    public List<Course> of(UUID institution, String after, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where c.institution_id = :institution and c.code > :after
                                order by c.code limit :most
                                """)
                .param("institution", institution)
                .param("after", after)
                .param("most", most)
                .query(Course.class)
                .list();
    }
}
