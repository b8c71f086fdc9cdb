package org.matricula.change.student;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What rules ask about the students of many past applications, in one question each.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PastStudents {

    /// Both are kept without history: as they are known now.
    public record Dates(UUID enrolment, LocalDate entryOn, @Nullable LocalDate graduationOn) {}

    private record Count(UUID id, int many) {}

    private final JdbcClient sql;

    PastStudents(JdbcClient sql) {
        this.sql = sql;
    }

    /// By enrolment.
    public Map<UUID, Dates> dates(List<PastCase> cases) {
        return sql
                .sql(
                        """
                        select e.id as enrolment, e.entry_on, e.graduation_on from registry.enrolment e
                         where e.id = any (cast(:ids as uuid[]))
                        """)
                .param("ids", ids(cases.stream().map(PastCase::enrolment).toList()))
                .query(Dates.class)
                .stream()
                .collect(Collectors.toMap(Dates::enrolment, it -> it));
    }

    /// How often the same had been granted to the same student before each was handed in, by case;
    /// what was taken back does not count.
    public Map<UUID, Integer> before(List<PastCase> cases) {
        return sql
                .sql(
                        """
                        select c.id, count(*)::int as many
                          from workflow.case_file c
                          join workflow.case_file o
                            on o.subject_id = c.subject_id and o.kind = c.kind and o.id <> c.id
                           and o.state in ('approved', 'effective')
                           and o.concluded_at <= coalesce(c.submitted_at, c.created_at)
                         where c.id = any (cast(:ids as uuid[])) group by c.id
                        """)
                .param("ids", ids(cases.stream().map(PastCase::id).toList()))
                .query(Count.class)
                .stream()
                .collect(Collectors.toMap(Count::id, Count::many));
    }

    private static String[] ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
