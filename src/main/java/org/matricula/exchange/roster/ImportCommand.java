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
import org.matricula.job.JobsHere;
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
        "--as USERNAME --unit ID [--sheet NAME] [--mapping JSON] [--rows all|valid|none] FILE "
                + " imports a roster or a OneRoster package; all, the default, writes nothing if a"
                + " row has an error, none only looks")
class ImportCommand implements Command {

    private static final List<String> OPTIONS =
            List.of("--as", "--unit", "--sheet", "--rows", "--mapping");
    private static final List<String> ROLES =
            List.of("registrar", "department-registrar", "administrator");
    private static final int SHOWN = 20;
    private static final long TELL_EVERY_MILLIS = 1000;

    private final ImportDesk desk;
    private final JobsHere jobs;
    private final Imports imports;
    private final ImportProblems found;
    private final Rosters rosters;
    private final MarkSheet words;
    private final ConsoleActors actors;
    private final Units units;
    private final Problems problems;
    private final MessageSource messages;
    private final PrintStream out;

    @Autowired
    ImportCommand(
            ImportDesk desk,
            JobsHere jobs,
            Imports imports,
            ImportProblems found,
            Rosters rosters,
            MarkSheet words,
            ConsoleActors actors,
            Units units,
            Problems problems,
            MessageSource messages) {
        this(
                desk,
                jobs,
                imports,
                found,
                rosters,
                words,
                actors,
                units,
                problems,
                messages,
                System.out);
    }

    ImportCommand(
            ImportDesk desk,
            JobsHere jobs,
            Imports imports,
            ImportProblems found,
            Rosters rosters,
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
        this.rosters = rosters;
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
                actor.get(),
                () ->
                        run(
                                actor.get(),
                                new Wanted(
                                        unit,
                                        file,
                                        options.get("--sheet"),
                                        options.get("--mapping"),
                                        rows)));
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

    /// @param mapping heading or column to field, as JSON; null to guess
    private record Wanted(
            Unit unit, Path file, @Nullable String sheet, @Nullable String mapping, String rows) {}

    private int run(Actor actor, Wanted wanted) {
        try {
            var id = received(wanted);
            go(id, actor);
            tellProblems(id);
            if (!imports.get(id).state().equals("previewed")) {
                return FAILED;
            }
            if (wanted.rows().equals("none")) {
                return imports.get(id).rowsRejected() == 0 ? DONE : FAILED;
            }
            desk.apply(id, wanted.rows());
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

    private UUID received(Wanted wanted) throws IOException {
        var name = wanted.file().getFileName().toString();
        try (var content = Files.newInputStream(wanted.file())) {
            return desk.receive(
                    new ImportDesk.Brought(
                            name,
                            content,
                            wanted.unit().id(),
                            ImportDesk.kind(name),
                            wanted.sheet(),
                            rosters.asked(wanted.mapping()),
                            null));
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
        while (imports.get(id).running() && !jobs.run(RunImport.NAME, id)) {
            pause();
        }
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
