package org.matricula.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.ConsoleActors;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Problems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/// The numbers of a unit from the command line, for night jobs: the same as on the page and in the
/// interface, as CSV.
@Component("report")
@Description(
        "headcount --as USERNAME --unit ID [--by unit|grade|sex|status|level|…,…] [--as-of DATE]"
                + " FILE.csv  writes the head-count of a unit")
class ReportCommand implements Command {

    private static final List<String> OPTIONS = List.of("--as", "--unit", "--by", "--as-of");
    private static final List<String> ROLES =
            List.of(
                    "registrar",
                    "department-registrar",
                    "academic-office-head",
                    "vice-principal",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer");

    private final HeadcountApi headcount;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final PrintStream out;

    @Autowired
    ReportCommand(HeadcountApi headcount, ConsoleActors actors, Units units, Problems problems) {
        this(headcount, actors, units, problems, System.out);
    }

    ReportCommand(
            HeadcountApi headcount,
            ConsoleActors actors,
            Units units,
            Problems problems,
            PrintStream out) {
        this.headcount = headcount;
        this.actors = actors;
        this.units = units;
        this.problems = problems;
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        var options = new HashMap<String, String>();
        var words = new ArrayList<String>();
        if (!read(arguments, options, words)
                || words.size() != 2
                || !words.getFirst().equals("headcount")) {
            return WRONG_USAGE;
        }
        var unit = unit(options.get("--unit"));
        var username = options.get("--as");
        if (unit == null || username == null) {
            return WRONG_USAGE;
        }
        @Nullable LocalDate day;
        try {
            day = options.containsKey("--as-of") ? LocalDate.parse(options.get("--as-of")) : null;
        } catch (DateTimeException notOne) {
            return WRONG_USAGE;
        }
        var actor = actors.of(username, unit, ROLES);
        if (actor.isEmpty()) {
            out.println(username + " holds no post over " + unit.name());
            return FAILED;
        }
        var by = List.of(options.getOrDefault("--by", "").split(","));
        return written(actor.get(), unit, by, day, Path.of(words.getLast()));
    }

    private static boolean read(
            List<String> arguments, Map<String, String> options, List<String> words) {
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var next = left.poll();
            if (OPTIONS.contains(next) && !left.isEmpty()) {
                options.put(next, left.poll());
            } else if (next.startsWith("--")) {
                return false;
            } else {
                words.add(next);
            }
        }
        return true;
    }

    private @Nullable Unit unit(@Nullable String id) {
        try {
            return id == null ? null : units.find(UUID.fromString(id)).orElse(null);
        } catch (IllegalArgumentException noIdentifier) {
            return null;
        }
    }

    private int written(
            Actor actor, Unit unit, List<String> by, @Nullable LocalDate day, Path file) {
        try {
            var answer =
                    Acting.call(
                            actor,
                            () ->
                                    headcount.count(
                                            by, unit.id(), day, null, new LinkedMultiValueMap<>()));
            try (var csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
                write(csv, Dimension.read(by), answer);
            }
            out.println(answer.total() + " " + answer.asOf() + " " + file);
            return DONE;
        } catch (Refused refused) {
            problems.lines(refused, Locale.getDefault()).forEach(it -> out.println(it.message()));
            return FAILED;
        } catch (IOException unwritten) {
            out.println(unwritten.toString());
            return FAILED;
        }
    }

    /// Of each dimension its code and, where it has one, its label.
    private static void write(CsvWriter csv, List<Dimension> by, HeadcountApi.Answer answer) {
        var headings = new ArrayList<String>();
        for (var it : by) {
            headings.add(it.key());
            headings.add(it.key() + "Label");
        }
        headings.add("count");
        csv.writeRecord(headings);
        for (var cell : answer.cells()) {
            var row = new ArrayList<String>();
            for (var it : by) {
                var value = cell.get(it.key());
                if (value instanceof Map<?, ?> told) {
                    row.add(String.valueOf(told.get("code")));
                    row.add(String.valueOf(told.get("label")));
                } else {
                    row.add(value == null ? "" : value.toString());
                    row.add("");
                }
            }
            row.add(String.valueOf(cell.get("count")));
            csv.writeRecord(row);
        }
    }
}
