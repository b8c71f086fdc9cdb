package org.matricula.exchange.roster;

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
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// Imports a roster from the command line: the same preview, rules and ledger entries as on the
/// page, to its end, with its progress.
@Component("import")
@Description(
        "--as USERNAME --unit ID [--sheet NAME] [--rows all|valid|none] FILE  imports a"
                   + " roster; all, the default, writes nothing if a row has an error, none only"
                   + " looks")
class ImportCommand implements Command {

    private static final List<String> OPTIONS = List.of("--as", "--unit", "--sheet", "--rows");
    private static final List<String> ROLES =
            List.of("registrar", "department-registrar", "administrator");
    private static final int SHOWN = 20;
    private static final long TELL_EVERY_MILLIS = 1000;

    private final ImportDesk desk;
    private final ImportJobs jobs;
    private final Imports imports;
    private final ImportProblems found;
    private final MarkSheet words;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final MessageSource messages;
    private final PrintStream out;

    @Autowired
    ImportCommand(
            ImportDesk desk,
            ImportJobs jobs,
            Imports imports,
            ImportProblems found,
            MarkSheet words,
            ConsoleActors actors,
            Units units,
            Problems problems,
            MessageSource messages) {
        this(desk, jobs, imports, found, words, actors, units, problems, messages, System.out);
    }

    ImportCommand(
            ImportDesk desk,
            ImportJobs jobs,
            Imports imports,
            ImportProblems found,
            MarkSheet words,
            ConsoleActors actors,
            Units units,
            Problems problems,
            MessageSource messages,
            PrintStream out) {
        this.desk = desk;
        this.jobs = jobs;
        this.imports = imports;
        this.found = found;
        this.words = words;
        this.actors = actors;
        this.units = units;
        this.problems = problems;
        this.messages = messages;
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
        var rows = options.getOrDefault("--rows", "all");
        if (unit == null || username == null || !List.of("all", "valid", "none").contains(rows)) {
            return WRONG_USAGE;
        }
        var file = Path.of(files.getFirst());
        var actor = actors.of(username, unit, ROLES);
        if (actor.isEmpty() || !Files.isReadable(file)) {
            out.println(
                    actor.isEmpty()
                            ? username + " holds no post over " + unit.name()
                            : "cannot read " + file);
            return FAILED;
        }
        return Acting.call(
                actor.get(), () -> run(actor.get(), unit, file, options.get("--sheet"), rows));
    }

    private static boolean read(
            List<String> arguments, Map<String, String> options, List<String> files) {
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var next = left.poll();
            if (OPTIONS.contains(next) && !left.isEmpty()) {
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

    private int run(Actor actor, Unit unit, Path file, @Nullable String sheet, String rows) {
        try {
            var id = received(unit, file, sheet);
            go(id, actor);
            tellProblems(id);
            if (!imports.get(id).state().equals("previewed")) {
                return FAILED;
            }
            if (rows.equals("none")) {
                return imports.get(id).rowsRejected() == 0 ? DONE : FAILED;
            }
            desk.apply(id, rows);
            go(id, actor);
            return imports.get(id).state().equals("done") ? DONE : FAILED;
        } catch (Refused refused) {
            problems.lines(refused, Locale.getDefault()).forEach(it -> out.println(it.message()));
            return FAILED;
        } catch (IOException unread) {
            out.println(unread.toString());
            return FAILED;
        }
    }

    private UUID received(Unit unit, Path file, @Nullable String sheet) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return desk.receive(
                            new ImportDesk.Brought(
                                    file.getFileName().toString(),
                                    content,
                                    unit.id(),
                                    "roster",
                                    sheet,
                                    Map.of(),
                                    null))
                    .id();
        }
    }

    /// Does what its state asks for, here and now, and tells meanwhile how far it is.
    private void go(UUID id, Actor actor) {
        var teller =
                Thread.ofVirtual()
                        .start(() ->
                                Acting.as(
                                        actor,
                                        () -> {
                                            while (pause()) {
                                                tell(id);
                                            }
                                        }));
        jobs.now(id);
        teller.interrupt();
        tell(id);
    }

    private static boolean pause() {
        try {
            Thread.sleep(TELL_EVERY_MILLIS);
            return true;
        } catch (InterruptedException over) {
            return false;
        }
    }

    private void tell(UUID id) {
        var it = imports.get(id);
        out.printf(
                "%s %d%%  %d  +%d ~%d =%d !%d%n",
                say("exchange.state." + it.state()),
                Math.round(it.progress() * 100),
                it.rowsRead(),
                it.rowsNew(),
                it.rowsChanged(),
                it.rowsUnchanged(),
                it.rowsRejected());
        if (it.problem() != null) {
            var key = "problem." + it.problem();
            out.println(messages.getMessage(key, it.fillings(), key, Locale.getDefault()));
        }
    }

    private void tellProblems(UUID id) {
        found.of(id, null, SHOWN)
                .items()
                .forEach(it ->
                        out.printf(
                                "%s %d: %s%n",
                                say("exchange.row"),
                                it.row(),
                                words.sentence(it, Locale.getDefault())));
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.getDefault());
    }
}
