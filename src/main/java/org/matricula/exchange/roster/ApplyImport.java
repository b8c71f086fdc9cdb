package org.matricula.exchange.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Recognition;
import org.matricula.registry.UpdateContacts;
import org.matricula.sheet.SheetFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes what the preview promised, in one transaction: all of it or nothing.
@Service
class ApplyImport {

    private static final int AT_ONCE = 1000;

    private final Imports imports;
    private final ImportRows rows;
    private final KeptFiles files;
    private final SavedMappings saved;
    private final BeforeImport before;
    private final Rosters rosters;
    private final Intake intake;
    private final Recognition recognition;
    private final UpdateContacts updateContacts;
    private final ImportProgress progress;
    private final ImportWatch watch;
    private final Ledger ledger;

    ApplyImport(
            Imports imports,
            ImportRows rows,
            KeptFiles files,
            SavedMappings saved,
            BeforeImport before,
            Rosters rosters,
            Intake intake,
            Recognition recognition,
            UpdateContacts updateContacts,
            ImportProgress progress,
            ImportWatch watch,
            Ledger ledger) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.saved = saved;
        this.before = before;
        this.rosters = rosters;
        this.intake = intake;
        this.recognition = recognition;
        this.updateContacts = updateContacts;
        this.progress = progress;
        this.watch = watch;
        this.ledger = ledger;
    }

    /// @throws ImportProgress.Cancelled where somebody has cancelled it meanwhile; nothing is
    ///   written
    @Transactional
    void apply(UUID id) {
        var it = imports.get(id);
        var fresh = rows.rows(id, "new");
        var changed = rows.rows(id, "changed");
        try (var watched = watch.begin(id);
                var opened = files.open(id)) {
            var file = rosters.admitted(opened.path());
            enrol(it, file, fresh, watched);
            update(it, file, changed, watched);
            saved.save(it.institutionId(), headings(it, file));
        }
        if (!imports.applied(id)) {
            throw new ImportProgress.Cancelled();
        }
        ledger.record(
                Act.of("import.apply", "import:" + id)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "file", it.fileName(),
                                        "new", fresh.size(),
                                        "changed", changed.size())));
    }

    private void enrol(
            ImportView it, SheetFile file, Set<Integer> fresh, ImportWatch.Watched watched) {
        if (fresh.isEmpty()) {
            return;
        }
        try (var open = rosters.open(file, it)) {
            var students =
                    new RosterStudents(
                            rosters,
                            open,
                            it,
                            fresh,
                            given -> {
                                watched.check();
                                progress.tell(it.id(), given, open.rows().progress() * 0.6);
                            });
            intake.enrol(
                    it.institutionId(),
                    new Intake.Brought(it.id(), it.madeBy()),
                    "entered",
                    students);
        }
    }

    private String headings(ImportView it, SheetFile file) {
        try (var open = rosters.open(file, it)) {
            return rosters.write(rosters.mapping(open.layout(), it, null).toMap());
        }
    }

    private void update(
            ImportView it, SheetFile file, Set<Integer> changed, ImportWatch.Watched watched) {
        if (changed.isEmpty()) {
            return;
        }
        try (var open = rosters.open(file, it)) {
            var students = new RosterStudents(rosters, open, it, changed, given -> {});
            var chunk = new ArrayList<NewStudent>();
            while (students.hasNext()) {
                chunk.add(students.next());
                if (chunk.size() == AT_ONCE || !students.hasNext()) {
                    watched.check();
                    update(it, chunk);
                    chunk.clear();
                }
            }
        }
    }

    private void update(ImportView it, List<NewStudent> chunk) {
        var found =
                recognition.recognise(
                        it.institutionId(), chunk.stream().map(RosterJudge::trace).toList());
        var updates = new ArrayList<UpdateContacts.Update>();
        var gone = new ArrayList<Refusal>();
        var byEnrolment = new HashMap<UUID, Integer>();
        for (var student : chunk) {
            var known = found.here().get(student.row());
            if (known == null) {
                gone.add(Refusal.conflict("import.gone", student.row()));
            } else {
                byEnrolment.put(known.enrolment(), student.row());
                updates.add(
                        new UpdateContacts.Update(
                                known.enrolment(),
                                known.person(),
                                RosterJudge.contacts(student).or(known.contacts())));
            }
        }
        Refused.unlessEmpty(gone);
        before.keep(it.id(), updateContacts.update(updates), byEnrolment);
    }
}
