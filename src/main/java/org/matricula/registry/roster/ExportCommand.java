package org.matricula.registry.roster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Takes a list of students away from the command line: the same sheet, rules and ledger entry as
/// on the page.
@Component("export")
@Description(
        "--as USERNAME --unit ID [--columns KEY,…] [--status CODE,…] [--clear] [--reason"
                   + " WORDS] FILE.xlsx  writes the students of a unit to a sheet")
class ExportCommand implements Command {

    private static final List<String> OPTIONS =
            List.of("--as", "--unit", "--columns", "--status", "--reason");
    private static final List<String> ROLES =
            List.of(
                    "registrar",
                    "department-registrar",
                    "academic-office-head",
                    "archive-keeper",
                    "vice-principal");

    private final ExportStudents export;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final PrintStream out;

    @Autowired
    ExportCommand(ExportStudents export, ConsoleActors actors, Units units, Problems problems) {
        this(export, actors, units, problems, System.out);
    }

    ExportCommand(
            ExportStudents export,
            ConsoleActors actors,
            Units units,
            Problems problems,
            PrintStream out) {
        this.export = export;
        this.actors = actors;
        this.units = units;
        this.problems = problems;
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        var options = new HashMap<String, String>();
        var files = new ArrayList<String>();
        if (!read(arguments, options, files) || files.size() != 1) {
            return WRONG_USAGE;
        }
        var unit = unit(options.get("--unit"));
        var username = options.get("--as");
        if (unit == null || username == null) {
            return WRONG_USAGE;
        }
        var actor = actors.of(username, unit, ROLES);
        if (actor.isEmpty()) {
            out.println(username + " holds no post over " + unit.name());
            return FAILED;
        }
        return write(actor.get(), unit, options, Path.of(files.getFirst()));
    }

    private static boolean read(
            List<String> arguments, Map<String, String> options, List<String> files) {
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var next = left.poll();
            if (next.equals("--clear")) {
                options.put(next, "true");
            } else if (OPTIONS.contains(next) && !left.isEmpty()) {
                options.put(next, left.poll());
            } else if (next.startsWith("--")) {
                return false;
            } else {
                files.add(next);
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

    private int write(Actor actor, Unit unit, Map<String, String> options, Path file) {
        var locale = Locale.getDefault();
        try {
            Acting.<@Nullable Void, IOException>call(
                    actor,
                    () -> {
                        var wish = wish(unit, options);
                        export.begin(wish);
                        try (var sheet = Files.newOutputStream(file)) {
                            export.write(wish, sheet, locale);
                        }
                        out.println(export.count(wish.query(), List.of()) + " " + file);
                        return null;
                    });
            return DONE;
        } catch (Refused refused) {
            problems.lines(refused, locale).forEach(it -> out.println(it.message()));
            return FAILED;
        } catch (IOException unwritten) {
            out.println(unwritten.toString());
            return FAILED;
        }
    }

    private ExportStudents.Wish wish(Unit unit, Map<String, String> options) {
        var columns = options.get("--columns");
        var status = options.get("--status");
        var named = new HashMap<>(Map.of("unit", unit.id().toString()));
        if (status != null) {
            named.put("status", status);
        }
        var asked = Asked.of(named);
        return new ExportStudents.Wish(
                asked.query(units),
                List.of(),
                columns == null
                        ? ExportColumn.USUAL
                        : ExportsApi.chosen(List.of(columns.split(","))),
                options.containsKey("--clear"),
                options.getOrDefault("--reason", ""));
    }
}
