package org.matricula.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
/// security. Some crosses are fixed; then every one is asked once, and the slowest join them.
final class CrossBench {

    private static final int ROUNDS = 3;
    private static final int ONCE = 1_000_000;
    private static final int TARGET = 10;
    private static final int SLOWEST = 3;
    private static final LocalDate DAY =
            LocalDate.parse(System.getProperty("bench.cross-day", "2025-11-15"));

    private static final List<List<Dimension>> FIXED =
            List.of(
                    List.of(Dimension.GRADE, Dimension.STATUS),
                    List.of(Dimension.SEX, Dimension.ETHNICITY),
                    List.of(Dimension.AGE, Dimension.SEX),
                    List.of(Dimension.AGE, Dimension.STUDY_FORM),
                    List.of(Dimension.AGE, Dimension.ORIGIN),
                    List.of(Dimension.INSTITUTION, Dimension.SEX),
                    List.of(Dimension.INSTITUTION, Dimension.AGE));

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
        var chosen = System.getProperty("bench.crosses", "");
        if (!chosen.isEmpty()) {
            for (var pair : chosen.split(",")) {
                bench.compare(
                        register,
                        figures,
                        "",
                        Arrays.stream(pair.split(":")).map(Dimension::valueOf).toList());
            }
            return;
        }
        for (var it : FIXED) {
            bench.compare(register, figures, "", it);
        }
        var slowest = bench.slowest();
        for (var it : slowest) {
            if (!FIXED.contains(it)) {
                bench.compare(register, figures, "slowest: ", it);
            }
        }
    }

    private void compare(
            BenchRegister register, Figures figures, String which, List<Dimension> by) {
        if (!crossed(by).equals(plain(by))) {
            throw new IllegalStateException("the two ways count differently: " + by);
        }
        var cross = median(ROUNDS, () -> crossed(by));
        // asked once before, for the comparison
        var plain = median(register.students() > ONCE ? 1 : ROUNDS, () -> plain(by));
        figures.oneIn(
                "CROSS " + which + by.get(0).key() + ", " + by.get(1).key(),
                String.format(
                        Locale.ROOT,
                        "%,d students: %.0f ms, aggregating the standings %.0f ms",
                        register.students(),
                        cross,
                        plain),
                plain / cross,
                TARGET);
    }

    /// Not by class: over a whole register that is no table but a list of all classes.
    private List<List<Dimension>> slowest() {
        var counted =
                Arrays.stream(Dimension.values()).filter(it -> it != Dimension.CLASS).toList();
        var took = new LinkedHashMap<List<Dimension>, Double>();
        for (var i = 0; i < counted.size(); i++) {
            for (var j = i + 1; j < counted.size(); j++) {
                var pair = List.of(counted.get(i), counted.get(j));
                took.put(pair, median(1, () -> crossed(pair)));
                System.out.printf(Locale.ROOT, "%s %.0f ms%n", pair, took.get(pair));
            }
        }
        return took.entrySet().stream()
                .sorted(Map.Entry.<List<Dimension>, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .filter(it -> it.stream().allMatch(CrossBench::laid))
                .limit(SLOWEST)
                .toList();
    }

    /// The register for counting has no persons, hence no political status but in what is counted;
    /// and what lies directly below a place is no question for the plain way.
    private static boolean laid(Dimension it) {
        return it != Dimension.POLITICAL_STATUS && it != Dimension.UNIT;
    }

    /// What the plain aggregate counts by.
    private static String column(Dimension by) {
        return switch (by) {
            case GRADE -> "s.grade_level";
            case STATUS -> "s.status";
            case SEX -> "n.sex";
            case ETHNICITY -> "n.ethnicity";
            case LEVEL -> "n.level";
            case BOARDING -> "n.boarding";
            case ENTRY_YEAR -> "n.entry_year";
            case AGE -> "statistics.age(n.birth_on, cast(:day as date))";
            case BIRTH_YEAR -> "extract(year from n.birth_on)::int";
            case STUDY_FORM -> "e.study_form";
            case ORIGIN -> "statistics.origin(e.origin, e.candidate_number)";
            case INSTITUTION -> "n.institution_id";
            case DEPARTMENT, MAJOR, CLASS ->
                    "(select a.id from organisation.unit a where u.pos between a.pos and a.pos_end and a.kind = '"
                            + by.key()
                            + "' order by a.pos desc limit 1)";
            case UNIT, POLITICAL_STATUS -> throw new IllegalArgumentException(by.key());
        };
    }

    private Map<List<@Nullable String>, Long> crossed(List<Dimension> by) {
        return acting(() -> {
            var found = new HashMap<List<@Nullable String>, Long>();
            crosses.count(Crosses.Question.of(null, DAY, by.toArray(Dimension[]::new)))
                    .forEach(it -> found.put(it.keys(), it.count()));
            return found;
        });
    }

    /// With the least it has to join.
    private Map<List<@Nullable String>, Long> plain(List<Dimension> by) {
        var columns = by.stream().map(CrossBench::column).toList();
        var joined = new StringBuilder();
        joined.append(
                joins(
                        columns,
                        "n.",
                        " join registry.student n on n.enrolment_id = s.enrolment_id"));
        joined.append(joins(columns, "e.", " join registry.enrolment e on e.id = s.enrolment_id"));
        joined.append(joins(columns, "u.", " join organisation.unit u on u.id = s.unit_id"));
        return acting(() -> {
            var found = new HashMap<List<@Nullable String>, Long>();
            // as much as the program gives its own statement
            sql.sql("select set_config('work_mem', '64MB', true)").query(String.class).single();
            sql.sql(
                            "select "
                                    + String.join(", ", columns)
                                    + ", count(*) from registry.spell s"
                                    + joined
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

    private static String joins(List<String> columns, String alias, String join) {
        return columns.stream().anyMatch(it -> (" " + it.replace('(', ' ')).contains(" " + alias))
                ? join
                : "";
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
