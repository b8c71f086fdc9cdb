package org.matricula.change.leave;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.PastCase;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was known of somebody's leaves at the moment each of many applications was handed in: the
/// register's history on its second axis.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PastLeaves {

    private record Spell(UUID caseId, LocalDate from, LocalDate until) {}

    private record Day(UUID id, @Nullable LocalDate day) {}

    private static final String ASKED =
            """
            with asked as (
              select * from unnest(cast(:ids as uuid[]), cast(:enrolments as uuid[]), :ats)
                as a (case_id, enrolment_id, at)
            ), granted as (
              select a.case_id, max(l.last_on) as last_on
                from asked a
                join change.leave l on l.enrolment_id = a.enrolment_id
                join workflow.case_file c on c.id = l.case_id and c.concluded_at <= a.at
               where l.reversed_at is null or l.reversed_at > a.at
               group by a.case_id
            )
            """;

    private final JdbcClient sql;

    PastLeaves(JdbcClient sql) {
        this.sql = sql;
    }

    /// The leaves that had been taken, by case.
    Map<UUID, List<Leaves.Taken>> taken(List<PastCase> cases) {
        var found = new HashMap<UUID, List<Leaves.Taken>>();
        asked(
                        """
                        , leave as (
                          select a.case_id, unnest(range_agg(s.during)) as during
                            from asked a
                            join registry.spell s
                              on s.enrolment_id = a.enrolment_id and s.recorded @> a.at
                             and s.status = :onLeave
                           group by a.case_id)
                        select l.case_id, lower(l.during) as "from",
                               coalesce(upper(l.during), greatest(g.last_on, lower(l.during)) + 1,
                                        (lower(l.during) + interval '1 year')::date) as until
                          from leave l left join granted g on g.case_id = l.case_id
                         order by 1, 2
                        """,
                        cases)
                .param("onLeave", StudentStatus.ON_LEAVE.code())
                .query(Spell.class)
                .list()
                .forEach(it ->
                        found.computeIfAbsent(it.caseId(), id -> new ArrayList<>())
                                .add(new Leaves.Taken(it.from(), it.until())));
        return found;
    }

    /// Until when the running leave had been granted, by case.
    public Map<UUID, LocalDate> lastOn(List<PastCase> cases) {
        var found = new HashMap<UUID, LocalDate>();
        asked("select g.case_id as id, g.last_on as day from granted g", cases)
                .query(Day.class)
                .list()
                .forEach(it -> found.put(it.id(), it.day()));
        return found;
    }

    /// When each student is to graduate, by case. Kept without history: as it is known now.
    Map<UUID, LocalDate> graduation(List<PastCase> cases) {
        var found = new HashMap<UUID, LocalDate>();
        asked(
                        """
                        select a.case_id as id, e.graduation_on as day
                          from asked a join registry.enrolment e on e.id = a.enrolment_id
                         where e.graduation_on is not null
                        """,
                        cases)
                .query(Day.class)
                .list()
                .forEach(it -> found.put(it.id(), it.day()));
        return found;
    }

    private JdbcClient.StatementSpec asked(String question, List<PastCase> cases) {
        return sql.sql(ASKED + question)
                .param("ids", texts(cases.stream().map(PastCase::id).toList()))
                .param("enrolments", texts(cases.stream().map(PastCase::enrolment).toList()))
                .param(
                        "ats",
                        cases.stream()
                                .map(it -> Timestamp.from(it.at()))
                                .toArray(Timestamp[]::new));
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
