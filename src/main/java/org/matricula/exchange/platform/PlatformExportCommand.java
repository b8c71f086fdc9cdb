package org.matricula.exchange.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
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

/// A platform list from the command line: the same check, file and ledger entry as on the page.
@Component("export-platform")
@Description(
        "--as USERNAME --unit ID --layout KEY --from DATE --to DATE FILE.xlsx|FILE.dbf  checks and"
                + " writes a list in the columns of a national platform")
class PlatformExportCommand implements Command {

    private static final List<String> OPTIONS =
            List.of("--as", "--unit", "--layout", "--from", "--to");
    private static final List<String> ROLES = List.of("registrar", "academic-office-head");

    private final PlatformDesk desk;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final PrintStream out;

    @Autowired
    PlatformExportCommand(PlatformDesk desk, ConsoleActors actors, Units units, Problems problems) {
        this(desk, actors, units, problems, System.out);
    }

    PlatformExportCommand(
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
            if (!OPTIONS.contains(next)) {
                return WRONG_USAGE;
            }
            options.put(next, left.poll());
        }
        var file = left.poll();
        if (file == null
                || !(file.endsWith(".xlsx") || file.endsWith(".dbf"))
                || !options.keySet().containsAll(OPTIONS)) {
            return WRONG_USAGE;
        }
        var wish = wish(options);
        var unit = wish == null ? null : units.find(wish.institution()).orElse(null);
        if (wish == null || unit == null) {
            return WRONG_USAGE;
        }
        return actors.of(options.get("--as"), unit, ROLES)
                .map(it -> written(it, unit, wish, Path.of(file)))
                .orElseGet(() -> {
                    out.println(options.get("--as") + " holds no post over " + unit.name());
                    return FAILED;
                });
    }

    private static PlatformDesk.@Nullable Wish wish(Map<String, String> options) {
        try {
            return new PlatformDesk.Wish(
                    UUID.fromString(options.get("--unit")),
                    options.get("--layout"),
                    LocalDate.parse(options.get("--from")),
                    LocalDate.parse(options.get("--to")));
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return null;
        }
    }

    /// Under another name until it is whole: a job that dies leaves no half list behind.
    private int written(Actor actor, Unit unit, PlatformDesk.Wish wish, Path file) {
        var part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            var list =
                    Acting.<UUID, IOException>call(
                            actor.within(actor.scope().within(unit.pos(), unit.posEnd())),
                            () -> {
                                var id = desk.make(wish);
                                try (var sheet = Files.newOutputStream(part)) {
                                    desk.write(
                                            id,
                                            file.toString().endsWith(".dbf") ? "dbf" : "xlsx",
                                            "platform-export",
                                            sheet);
                                }
                                return id;
                            });
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            out.println(list + " " + file);
            return DONE;
        } catch (Refused refused) {
            problems.lines(refused, Locale.getDefault()).forEach(it -> out.println(it.message()));
            return FAILED;
        } catch (IOException unwritten) {
            out.println(unwritten.toString());
            return FAILED;
        } finally {
            dropped(part);
        }
    }

    private static void dropped(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // the disk has told already
        }
    }
}
