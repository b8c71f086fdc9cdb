package org.matricula.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.registry.StudentStatus;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 届别: of those who ever studied in a place, by year of entry, how many are still on the roll on a
/// day, have graduated, or are gone.
@Repository
@Transactional(readOnly = true)
class CohortCounts {

    /// @param studying on the roll on the day
    /// @param finished 毕业 or 结业
    /// @param gone everybody else
    record Cohort(int entryYear, long studying, long finished, long gone) {

        long all() {
            return studying + finished + gone;
        }
    }

    /// What has become of somebody.
    enum Became {
        STUDYING,
        FINISHED,
        GONE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Became of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(it -> it.key().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new Refused(
                                    Refusal.input(
                                            "became", "statistics.word", String.valueOf(word))));
        }
    }

    private static final int YEARS = 12;

    private final JdbcClient sql;

    CohortCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// The last years of entry up to the day, the oldest first.
    List<Cohort> of(Question asked) {
        return statement(
                        asked,
                        """
                        select entry_year, count(*) filter (where became = 'studying') as studying,
                               count(*) filter (where became = 'finished') as finished,
                               count(*) filter (where became = 'gone') as gone
                          from cohort group by entry_year order by entry_year
                        """)
                .query(Cohort.class)
                .list();
    }

    /// The students of one number, as they stood on the day or, if they stand nowhere any more, as
    /// they stood last.
    Slice<StudentsBehind.Student> students(
            Question asked, int entryYear, Became became, int limit, @Nullable String cursor) {
        var place = StudentsBehind.place(cursor);
        var rows =
                statement(
                                asked,
                                """
                                select n.enrolment_id, n.name, n.student_number, n.sex, l.status, l.grade_level, l.unit
                                  from cohort c
                                  join registry.student n on n.enrolment_id = c.enrolment_id
                                  join lateral (
                                    select s.status, s.grade_level, u.name as unit
                                      from registry.spell s join organisation.unit u on u.id = s.unit_id
                                     where s.enrolment_id = c.enrolment_id and lower(s.during) <= :day and %s
                                     order by lower(s.during) desc limit 1) l on true
                                 where c.entry_year = :year and c.became = :became
                                   and (n.student_number, n.enrolment_id) > (:number, :enrolment)
                                 order by n.student_number, n.enrolment_id limit :limit
                                """
                                        .formatted(known(asked)))
                        .param("year", entryYear)
                        .param("became", became.key())
                        .param("number", place.number())
                        .param("enrolment", place.enrolment())
                        .param("limit", limit + 1)
                        .query(StudentsBehind.Student.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.enrolmentId()));
    }

    /// @param rest reads from `cohort`: everybody who ever studied in the place by year of entry,
    ///   as what was asked for, and what has become of them wherever they stand by now: who
    ///   graduated from another class, or is counted among those in study, has graduated all the
    ///   same
    private JdbcClient.StatementSpec statement(Question asked, String rest) {
        var parameters = Conditions.parameters(asked.place());
        parameters.put("day", asked.asOf());
        parameters.put("known", Conditions.at(asked.knownAt()));
        parameters.put("since", asked.asOf().getYear() - YEARS);
        parameters.put(
                "finished",
                new String[] {StudentStatus.GRADUATED.code(), StudentStatus.COMPLETED.code()});
        Conditions.put(asked.filters(), parameters);
        var then = asked.knownAt() == null ? StudentsBehind.NOW : StudentsBehind.THEN;
        return sql.sql(
                        """
                        with member as (
                          select s.enrolment_id, t.entry_year
                            from registry.spell s
                            join statistics.trait t on t.enrolment_id = s.enrolment_id and t.during @> :day
                            join organisation.unit u on u.id = s.unit_id
                           where lower(s.during) <= :day and u.pos between :lo and :hi
                             and t.entry_year between :since and extract(year from cast(:day as date))%s%s
                           group by s.enrolment_id, t.entry_year
                          having bool_or(statistics.on_roll(s.status))
                        ), cohort as (
                          select m.entry_year, m.enrolment_id,
                                 case when l.status = any (:finished) then 'finished'
                                      when l.during @> cast(:day as date) and statistics.on_roll(l.status) then 'studying'
                                      else 'gone' end as became
                            from member m
                            left join lateral (
                              select s.status, s.during from registry.spell s
                               where s.enrolment_id = m.enrolment_id and lower(s.during) <= :day and %s
                               order by lower(s.during) desc limit 1) l on true
                        )
                        """
                                        .formatted(
                                                then,
                                                Conditions.chosen(
                                                        asked.filters(), Dimension::standing),
                                                known(asked))
                                + rest)
                .params(parameters);
    }

    private static String known(Question asked) {
        return asked.knownAt() == null ? "upper_inf(s.recorded)" : "s.recorded @> :known";
    }
}
