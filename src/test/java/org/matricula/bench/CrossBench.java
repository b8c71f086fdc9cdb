package org.matricula.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.statistics.Crosses;
import org.matricula.statistics.Dimension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Every cross of two dimensions over the whole register on a past day, as pages ask for it,
/// against the plain aggregate over the standings for the same answer; both held by row-level
/// security. The slowest cross of all is set against the quickest of the plain aggregates.
final class CrossBench {

    private static final int ROUNDS = 3;
    private static final int TARGET = 10;
    private static final LocalDate DAY = LocalDate.of(2025, 11, 15);

    /// Aggregates over the base rows: what they count by, and the least they have to join.
    private static final Map<List<Dimension>, String> PLAIN =
            Map.of(
                    List.of(Dimension.GRADE, Dimension.STATUS),
                    "select s.grade_level::text as a, s.status as b, count(*) as n from registry.spell s",
                    List.of(Dimension.SEX, Dimension.ETHNICITY),
                    "select n.sex as a, n.ethnicity as b, count(*) as n from registry.spell s"
                            + " join registry.student n on n.enrolment_id = s.enrolment_id",
                    List.of(Dimension.AGE, Dimension.STUDY_FORM),
                    "select extract(year from age(date '2025-11-15', n.birth_on))::int::text as a, e.study_form as b,"
                            + " count(*) as n from registry.spell s"
                            + " join registry.student n on n.enrolment_id = s.enrolment_id"
                            + " join registry.enrolment e on e.id = s.enrolment_id");

    private final Crosses crosses;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    private CrossBench(BenchRegister register) {
        this.crosses = register.bean(Crosses.class);
        this.sql = register.bean(JdbcClient.class);
        this.transaction = register.bean(TransactionTemplate.class);
    }

    static void run(BenchRegister register, Figures figures) {
        var bench = new CrossBench(register);
        var quickest = Double.MAX_VALUE;
        for (var it : PLAIN.entrySet()) {
            var name = it.getKey().get(0).key() + ", " + it.getKey().get(1).key();
            bench.same(it.getKey(), it.getValue());
            var cross = bench.median(ROUNDS, () -> bench.crossed(it.getKey()));
            var plain = bench.median(ROUNDS, () -> bench.plain(it.getValue()));
            quickest = Math.min(quickest, plain);
            figures.oneIn(
                    "CROSS " + name,
                    String.format(
                            Locale.ROOT,
                            "%,d students: %.0f ms, aggregating the standings %.0f ms",
                            register.students(),
                            cross,
                            plain),
                    plain / cross,
                    TARGET);
        }
        bench.slowest(register, figures, quickest);
    }

    private void slowest(BenchRegister register, Figures figures, double plain) {
        var counted =
                Arrays.stream(Dimension.values()).filter(it -> it != Dimension.CLASS).toList();
        var pairs = new ArrayList<List<Dimension>>();
        for (var i = 0; i < counted.size(); i++) {
            for (var j = i + 1; j < counted.size(); j++) {
                pairs.add(List.of(counted.get(i), counted.get(j)));
            }
        }
        var slowest = pairs.getFirst();
        var most = 0.0;
        for (var it : pairs) {
            var took = median(1, () -> crossed(it));
            System.out.printf(Locale.ROOT, "%s %.0f ms%n", it, took);
            if (took > most) {
                most = took;
                slowest = it;
            }
        }
        figures.oneIn(
                "CROSS slowest of " + pairs.size(),
                String.format(
                        Locale.ROOT,
                        "%s, %s: %.0f ms, quickest plain aggregate %.0f ms",
                        slowest.get(0).key(),
                        slowest.get(1).key(),
                        most,
                        plain),
                plain / most,
                TARGET);
    }

    private Map<List<@Nullable String>, Long> crossed(List<Dimension> by) {
        return acting(() -> {
            var found = new HashMap<List<@Nullable String>, Long>();
            crosses.count(Crosses.Question.of(null, DAY, by.toArray(Dimension[]::new)))
                    .forEach(it -> found.put(it.keys(), it.count()));
            return found;
        });
    }

    private Map<List<@Nullable String>, Long> plain(String select) {
        return acting(() -> {
            var found = new HashMap<List<@Nullable String>, Long>();
            sql.sql(
                            select
                                    + " where s.during @> cast(:day as date) and upper_inf(s.recorded)"
                                    + " and statistics.on_roll(s.status) group by 1, 2")
                    .param("day", DAY)
                    .query((row, number) ->
                            found.put(
                                    Arrays.asList(row.getString(1), row.getString(2)),
                                    row.getLong(3)))
                    .list();
            return found;
        });
    }

    private void same(List<Dimension> by, String select) {
        if (!crossed(by).equals(plain(select))) {
            throw new IllegalStateException("the two ways count differently: " + by);
        }
    }

    private double median(int rounds, Supplier<?> work) {
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++) {
            var start = System.nanoTime();
            work.get();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }

    private <T> T acting(Supplier<T> work) {
        return Acting.call(
                Actor.system("bench"),
                () -> transaction.execute(it -> java.util.Objects.requireNonNull(work.get())));
    }
}
