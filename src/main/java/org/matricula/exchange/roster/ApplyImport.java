package org.matricula.exchange.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Recognition;
import org.matricula.registry.UpdateContacts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes what the preview promised, in one transaction: all of it or nothing.
@Service
class ApplyImport {

    private static final int AT_ONCE = 1000;
    private static final int TELL_EVERY = 2000;

    private final Imports imports;
    private final ImportRows rows;
    private final ImportFiles files;
    private final Rosters rosters;
    private final Intake intake;
    private final Recognition recognition;
    private final UpdateContacts updateContacts;
    private final EnteredRows entered;
    private final ImportProgress progress;
    private final Ledger ledger;

    ApplyImport(
            Imports imports,
            ImportRows rows,
            ImportFiles files,
            Rosters rosters,
            Intake intake,
            Recognition recognition,
            UpdateContacts updateContacts,
            EnteredRows entered,
            ImportProgress progress,
            Ledger ledger) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.rosters = rosters;
        this.intake = intake;
        this.recognition = recognition;
        this.updateContacts = updateContacts;
        this.entered = entered;
        this.progress = progress;
        this.ledger = ledger;
    }

    @Transactional
    void apply(UUID id) {
        var it = imports.get(id);
        var fresh = rows.rows(id, "new");
        var changed = rows.rows(id, "changed");
        if (!fresh.isEmpty()) {
            try (var open = rosters.open(files.of(id), it)) {
                intake.enrol(
                        it.institutionId(),
                        id,
                        "entered",
                        students(open, it, fresh::contains, true));
            }
            rows.enrolled(id, byRow(id, fresh));
        }
        if (!changed.isEmpty()) {
            update(it, changed);
        }
        imports.saveMapping(it.institutionId(), rosters.write(headingFields(it)));
        imports.applied(id);
        ledger.record(
                Act.of("import.apply", "import:" + id)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "file", it.fileName(),
                                        "new", fresh.size(),
                                        "changed", changed.size())));
    }

    /// The rows were enrolled in their order, so the n-th event belongs to the n-th row.
    private Map<Integer, UUID> byRow(UUID id, Set<Integer> fresh) {
        var ordered = fresh.stream().sorted().toList();
        var enrolments = entered.of(id);
        var byRow = new HashMap<Integer, UUID>();
        for (var i = 0; i < ordered.size(); i++) {
            byRow.put(ordered.get(i), enrolments.get(i));
        }
        return byRow;
    }

    private Map<String, String> headingFields(ImportView it) {
        try (var open = rosters.open(files.of(it.id()), it)) {
            return rosters.mapping(open.layout(), it, null).toMap();
        }
    }

    private void update(ImportView it, Set<Integer> changed) {
        try (var open = rosters.open(files.of(it.id()), it)) {
            var students = students(open, it, changed::contains, false);
            var chunk = new ArrayList<NewStudent>();
            while (students.hasNext()) {
                chunk.add(students.next());
                if (chunk.size() == AT_ONCE || !students.hasNext()) {
                    update(it, chunk);
                    chunk.clear();
                }
            }
        }
    }

    private void update(ImportView it, List<NewStudent> chunk) {
        var byRow = new HashMap<Integer, NewStudent>();
        chunk.forEach(student -> byRow.put(student.row(), student));
        var found =
                recognition.recognise(
                        it.institutionId(),
                        PreviewImport.traces(
                                chunk.stream()
                                        .map(s -> new RosterRow(s.row(), s, List.of()))
                                        .toList()));
        updateContacts.update(
                found.here().entrySet().stream()
                        .map(e ->
                                new UpdateContacts.Update(
                                        e.getValue().enrolment(),
                                        e.getValue().person(),
                                        PreviewImport.contacts(byRow.get(e.getKey()))
                                                .or(e.getValue().contacts())))
                        .toList());
    }

    private Iterator<NewStudent> students(
            Rosters.Open open, ImportView it, Predicate<Integer> wanted, boolean tell) {
        var mapping = rosters.mapping(open.layout(), it, null);
        var target = rosters.target(it);
        return new Iterator<>() {
            private @Nullable NewStudent next = read();
            private int given;

            private @Nullable NewStudent read() {
                while (open.body().hasNext()) {
                    var row = open.body().next();
                    if (wanted.test(row.number())) {
                        var student = rosters.read(row, mapping, target).student();
                        if (student != null) {
                            return student;
                        }
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public NewStudent next() {
                var student = next;
                if (student == null) {
                    throw new NoSuchElementException();
                }
                given++;
                if (tell && given % TELL_EVERY == 0) {
                    progress.tell(it.id(), given, open.rows().progress() * 0.6);
                }
                next = read();
                return student;
            }
        };
    }
}
