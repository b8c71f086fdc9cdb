package org.matricula.report.aid;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.matricula.registry.Intake;
import org.matricula.report.round.Submission;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lines of a list as they are printed: of an open list with what the register says now, of a
/// signed one with what it said when it was signed.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PrintedLines {

    private final AidRows rows;
    private final KeptLines kept;
    private final Vault vault;

    PrintedLines(AidRows rows, KeptLines kept, Vault vault) {
        this.rows = rows;
        this.kept = kept;
        this.vault = vault;
    }

    /// Whether the list says what was signed; otherwise no digest belongs on it.
    boolean signed(Submission it) {
        return it.frozen() && kept.whole(it.id());
    }

    void each(Submission it, Consumer<Printed> line) {
        if (signed(it)) {
            kept.each(it.id(), line);
        } else {
            rows.each(it.id(), one -> line.accept(printed(one)));
        }
    }

    /// Keeps the whole of an open list as it is about to be signed.
    void keep(Submission it) {
        var lines = new ArrayList<Map.Entry<UUID, Printed>>();
        rows.each(it.id(), one -> lines.add(Map.entry(one.id(), printed(one))));
        kept.keep(it.id(), lines);
    }

    private Printed printed(AidRows.Out it) {
        return new Printed(
                new Printed.Register(
                        it.name(),
                        it.documentType(),
                        vault.open(Intake.DOCUMENT, it.documentNumber(), it.salt()),
                        it.studentNumber(),
                        it.registryNumber(),
                        it.sex(),
                        it.birthOn(),
                        it.ethnicity(),
                        it.school(),
                        it.unit(),
                        it.gradeLevel(),
                        it.entryOn(),
                        it.householdType(),
                        it.status()),
                it.kind(),
                it.amount(),
                it.hardship(),
                it.note());
    }
}
