package org.matricula.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Head-count on a past day, as the program reads it, against scanning the event history and
/// against scanning the spells for the same answer: all held by row-level security.
final class HeadcountBench {

    private static final int ROUNDS = 7;
    private static final int TARGET = 20;
    private static final String DAY = "date '2025-11-15'";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    private HeadcountBench(BenchRegister register) {
        this.sql = register.bean(JdbcClient.class);
        this.transaction = register.bean(TransactionTemplate.class);
    }

    static void run(BenchRegister register, Figures figures) {
        var bench = new HeadcountBench(register);
        bench.compare(
                figures,
                "HEADCOUNT status, sex",
                bench.folded("status, sex"),
                events(),
                "scanning the events");
        bench.compare(
                figures,
                "HEADCOUNT grade, sex",
                bench.folded("grade_level, sex"),
                spells("grade_level, sex"),
                "scanning the spells");
    }

    private void compare(Figures figures, String name, String folded, String scan, String against) {
        same(folded, scan);
        var fold = median(folded);
        var scanned = median(scan);
        figures.oneIn(
                name,
                String.format(Locale.ROOT, "%.1f ms, %s %.1f ms", fold, against, scanned),
                scanned / fold,
                TARGET);
    }

    private String folded(String by) {
        var roots =
                rows("select id::text as id from organisation.unit where parent_id is null")
                        .stream()
                        .map(it -> "'" + it.get("id") + "'")
                        .toList();
        return """
        select %1$s, sum(n) as n from (
          select %1$s, n from statistics.cube where unit_id in (%2$s) and cube = 3 and not standing and day <= %3$s
          union all
          select %1$s, n from statistics.delta where not folded and day <= %3$s and scope_pos between 0 and 9223372036854775807
        ) r group by %1$s having sum(n) <> 0 order by %1$s
        """
                .formatted(by, String.join(", ", roots), DAY);
    }

    private static String spells(String by) {
        return """
        select %1$s, count(*) as n from (
          select s.grade_level, n.sex, s.status, n.ethnicity from registry.standing_on(%2$s) s
            join registry.student n on n.enrolment_id = s.enrolment_id where statistics.on_roll(s.status)
        ) r group by %1$s order by %1$s
        """
                .formatted(by, DAY);
    }

    /// What one would do without spells: each student's last event up to the day.
    private static String events() {
        return """
        select r.status, n.sex, count(*) as n from (
          select distinct on (e.enrolment_id) e.enrolment_id, e.status from registry.status_event e
           where e.effective_on <= %s order by e.enrolment_id, e.seq desc
        ) r join registry.student n on n.enrolment_id = r.enrolment_id
         where statistics.on_roll(r.status) group by r.status, n.sex order by r.status, n.sex
        """
                .formatted(DAY);
    }

    private double median(String query) {
        var times = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var start = System.nanoTime();
            rows(query);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private void same(String one, String other) {
        var differing =
                rows(
                        "select count(*) as n from ((%1$s) except (%2$s) union all ((%2$s) except (%1$s))) d"
                                .formatted(one.strip(), other.strip()));
        if (!"0".equals(String.valueOf(differing.getFirst().get("n")))) {
            throw new IllegalStateException("the two ways count differently");
        }
    }

    private List<Map<String, Object>> rows(String query) {
        return Acting.call(
                Actor.system("bench"),
                () -> transaction.execute(it -> sql.sql(query).query().listOfRows()));
    }
}
