package org.matricula.exchange.oneroster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/// The CSV package from the command line, for night jobs: the same file and ledger entry as on the
/// page.
@Component("export-oneroster")
@Description(
        "--as USERNAME --unit ID --reason WORDS [--demographics] [--grades] FILE.zip  writes the"
                + " school as a OneRoster 1.2 CSV package")
class PackageCommand implements Command {

    private static final List<String> OPTIONS = List.of("--as", "--unit", "--reason");
    private static final List<String> FLAGS = List.of("--demographics", "--grades");
    private static final List<String> ROLES = List.of("registrar", "academic-office-head");

    private final WritePackage write;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final PrintStream out;

    @Autowired
    PackageCommand(WritePackage write, ConsoleActors actors, Units units, Problems problems) {
        this(write, actors, units, problems, System.out);
    }

    PackageCommand(
            WritePackage write,
            ConsoleActors actors,
            Units units,
            Problems problems,
            PrintStream out) {
        this.write = write;
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
            if (FLAGS.contains(next)) {
                options.put(next, "true");
            } else if (OPTIONS.contains(next)) {
                options.put(next, left.poll());
            } else {
                return WRONG_USAGE;
            }
        }
        var unit = unit(options.get("--unit"));
        var username = options.get("--as");
        var file = left.poll();
        if (unit == null || username == null || file == null || file.startsWith("--")) {
            return WRONG_USAGE;
        }
        var actor = actors.of(username, unit, ROLES);
        if (actor.isEmpty()) {
            out.println(username + " holds no post over " + unit.name());
            return FAILED;
        }
        var wish =
                new WritePackage.Wish(
                        options.containsKey("--demographics"),
                        options.containsKey("--grades"),
                        options.getOrDefault("--reason", ""));
        return written(wish, actor.get(), unit, Path.of(file));
    }

    private @Nullable Unit unit(@Nullable String id) {
        return id == null ? null : RosterRows.uuid(id).flatMap(units::find).orElse(null);
    }

    /// Under another name until it is whole: a job that dies leaves no half package behind.
    private int written(WritePackage.Wish wish, Actor actor, Unit unit, Path file) {
        var part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Acting.<@Nullable Void, IOException>call(
                    actor.within(actor.scope().within(unit.pos(), unit.posEnd())),
                    () -> {
                        write.begin(wish);
                        try (var zip = Files.newOutputStream(part)) {
                            write.write(wish, zip);
                        }
                        return null;
                    });
            Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            out.println(file);
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
