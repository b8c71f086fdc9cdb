package org.matricula.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The table of a run: each line said as soon as it is known, and all together at the end.
final class Figures {

    private static final Path KEPT = Path.of("target/benchmarks.txt");

    private final List<String> lines = new ArrayList<>();

    interface Bench {
        void measure() throws Exception;
    }

    /// One that fails says so in its line and leaves the others alone.
    void run(String name, Bench bench) {
        var begun = System.nanoTime();
        try {
            bench.measure();
        } catch (Exception failed) {
            failed.printStackTrace(System.out);
            line(name, "failed: " + failed, "", "", null);
        }
        System.out.printf(Locale.ROOT, "%s took %.0f s%n", name, (System.nanoTime() - begun) / 1e9);
    }

    /// @param measured what was measured, and what it was measured against, in words and figures
    /// @param target null where none is set
    void line(String name, String measured, String ratio, String target, @Nullable Boolean met) {
        var line =
                "%-26s %-92s %10s  target %-6s %s"
                        .formatted(
                                name,
                                measured,
                                ratio,
                                target.isEmpty() ? "none" : target,
                                met == null ? "" : met ? "met" : "NOT MET");
        lines.add(line.stripTrailing());
        System.out.println(line.stripTrailing());
    }

    /// A ratio of times that should be at most so much.
    void atMost(String name, String measured, double ratio, double most) {
        line(name, measured, number(ratio), "<= " + most, ratio <= most);
    }

    /// A part that should be at most one in so many.
    void oneIn(String name, String measured, double many, int least) {
        line(name, measured, "1/" + Math.round(many), "1/" + least, many >= least);
    }

    void conclude() throws IOException {
        System.out.println();
        lines.forEach(System.out::println);
        Files.write(KEPT, lines);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
