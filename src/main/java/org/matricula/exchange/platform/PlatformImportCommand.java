package org.matricula.exchange.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.identity.ConsoleActors;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.page.Problems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// What a platform answered, from the command line: read and held against the register as on the
/// page.
@Component("import-platform")
@Description(
        "--as USERNAME --unit ID --list ID [--of receipt|export] FILE  loads what a national platform gave out for a"
                + " list and holds it against the register")
class PlatformImportCommand implements Command {

    private static final List<String> OPTIONS = List.of("--as", "--unit", "--list");
    private static final List<String> SORTS = List.of("receipt", "export");
    private static final List<String> ROLES = List.of("registrar", "academic-office-head");

    private final PlatformDesk desk;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final PrintStream out;

    @Autowired
    PlatformImportCommand(PlatformDesk desk, ConsoleActors actors, Units units, Problems problems) {
        this(desk, actors, units, problems, System.out);
    }

    PlatformImportCommand(
            PlatformDesk desk,
            ConsoleActors actors,
            Units units,
            Problems problems,
            PrintStream out) {
        this.desk = desk;
        this.actors = actors;
        this.units = units;
        this.problems = problems;
        this.out = out;
    }

    @Override
    public int run(List<String> arguments) {
        var options = new HashMap<String, String>();
        var left = new ArrayDeque<>(arguments);
        while (left.size() > 1) {
            var next = left.poll();
            if (!OPTIONS.contains(next) && !next.equals("--of")) {
                return WRONG_USAGE;
            }
            options.put(next, left.poll());
        }
        var sort = options.getOrDefault("--of", "receipt");
        if (left.isEmpty() || !options.keySet().containsAll(OPTIONS) || !SORTS.contains(sort)) {
            return WRONG_USAGE;
        }
        try {
            var list = UUID.fromString(options.get("--list"));
            var unit = units.find(UUID.fromString(options.get("--unit")));
            if (unit.isEmpty()) {
                return WRONG_USAGE;
            }
            var actor = actors.of(options.get("--as"), unit.get(), ROLES);
            if (actor.isEmpty()) {
                out.println(options.get("--as") + " holds no post over " + unit.get().name());
                return FAILED;
            }
            var content = Files.readAllBytes(Path.of(left.poll()));
            out.println(
                    Acting.<Integer, RuntimeException>call(
                            actor.get(), () -> desk.answer(list, content, sort.equals("export"))));
            return DONE;
        } catch (IllegalArgumentException noIdentifier) {
            return WRONG_USAGE;
        } catch (Refused refused) {
            problems.lines(refused, Locale.getDefault()).forEach(it -> out.println(it.message()));
            return FAILED;
        } catch (Absent | IOException unread) {
            out.println(unread.toString());
            return FAILED;
        }
    }
}
