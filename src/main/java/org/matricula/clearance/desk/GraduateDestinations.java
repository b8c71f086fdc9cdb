package org.matricula.clearance.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 毕业去向统计: how many of those who graduated in a year went where, without class or person, and
/// without groups so small that somebody is told by them.
@Repository
@Transactional(readOnly = true)
class GraduateDestinations {

    /// Fewer than these are not shown.
    static final int LEAST = 5;

    /// @param kind code of the table `destination`, blank for not known
    /// @param count null where it is hidden
    public record Line(String kind, @Nullable Integer count) {}

    private record Counted(String kind, int count) {}

    private final JdbcClient sql;

    GraduateDestinations(JdbcClient sql) {
        this.sql = sql;
    }

    /// The hidden could be told from the sum where it is one group, or groups of one each: the next
    /// smallest is hidden with them until there are two and together as many as may be shown.
    List<Line> of(UUID institution, int year) {
        var scope = Acting.now().scope();
        var counted =
                sql.sql(
                                """
                                select coalesce(d.kind, '') as kind, count(*)::int as count
                                  from graduation.conclusion c
                                  left join lateral (select d.kind from registry.destination d
                                                      where d.enrolment_id = c.enrolment_id
                                                      order by d.settled_on desc, d.seq desc limit 1) d on true
                                 where c.institution_id = :institution and c.reversed_at is null
                                   and c.outcome <> 'postponed' and extract(year from c.concluded_on) = :year
                                   and c.scope_pos between :lo and :hi
                                   and not exists (select from graduation.conclusion l
                                                    where l.replaces_id = c.id and l.reversed_at is null)
                                 group by 1 order by 2 desc, 1
                                """)
                        .param("institution", institution)
                        .param("year", year)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .query(Counted.class)
                        .list();
        var hidden = hidden(counted.stream().map(Counted::count).toList());
        var lines = new ArrayList<Line>();
        for (var i = 0; i < counted.size(); i++) {
            var it = counted.get(i);
            lines.add(new Line(it.kind, counted.size() - i <= hidden ? null : it.count));
        }
        return lines;
    }

    /// @param counted the greatest first
    /// @return how many at the end
    static int hidden(List<Integer> counted) {
        var hidden = 0;
        var together = 0;
        for (var it : counted.reversed()) {
            if (it >= LEAST && (hidden == 0 || hidden > 1 && together >= LEAST)) {
                break;
            }
            hidden++;
            together += it;
        }
        return hidden;
    }
}
