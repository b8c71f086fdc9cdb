package org.matricula.graduation.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.job.PlaceRange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 应届: who is due by a day and where they lie, and of whom nobody can say.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DueGraduates {

    /// Somewhere students lie. Students of whom the record tells neither 预计毕业日期 nor 学制.
    ///
    /// @param named some of them
    public record UnknownEnd(int students, List<String> named) {}

    /// 应届之日 of a student `s` and their enrolment `e`: as foreseen, else by the length of schooling.
    public static final String END = WhoIsDue.END;

    private final JdbcClient sql;

    DueGraduates(JdbcClient sql) {
        this.sql = sql;
    }

    /// Where those who are due lie, place by place.
    public List<PlaceRange.Place> places(UUID institution, LocalDate until, long lo, long hi) {
        return sql.sql(
                        """
                        select s.scope_pos as pos, count(*)::int as students
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where
                        """
                                + WhoIsDue.DUE
                                + " group by s.scope_pos order by s.scope_pos")
                .param("institution", institution)
                .param("until", until)
                .param("lo", lo)
                .param("hi", hi)
                .query(PlaceRange.Place.class)
                .list();
    }

    /// Those who are never due because nobody knows when: shown, so that they are not forgotten.
    public UnknownEnd unknownEnd(UUID institution, long lo, long hi, int limit) {
        var named = new ArrayList<String>();
        var students =
                sql
                        .sql(WhoIsDue.UNKNOWN_END)
                        .param("institution", institution)
                        .param("lo", lo)
                        .param("hi", hi)
                        .param("limit", limit)
                        .query((row, n) -> {
                            named.add(row.getString("named"));
                            return row.getInt("students");
                        })
                        .list()
                        .stream()
                        .findFirst()
                        .orElse(0);
        return new UnknownEnd(students, named);
    }

    List<UUID> of(ExamineGraduates.Look it) {
        return sql.sql(
                        """
                        select s.enrolment_id
                          from registry.student s join registry.enrolment e on e.id = s.enrolment_id
                         where
                        """
                                + WhoIsDue.DUE)
                .param("institution", it.institution())
                .param("until", it.until())
                .param("lo", it.lo())
                .param("hi", it.hi())
                .query(UUID.class)
                .list();
    }
}
