package org.matricula.codebook;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.CodeRows.LogLine;
import org.matricula.codebook.CodeRows.Version;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings the code tables shipped with the program into the register. A table whose release is
/// already there is left alone; of a newer one, what is new is added, what reads otherwise becomes
/// a new dated version, and whatever was edited here stays as it is.
@Service
class LoadReferences {

    private static final String FILES = "classpath*:reference/codes/*.yaml";

    private final CodeRows rows;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    LoadReferences(CodeRows rows, Ledger ledger, ApplicationEventPublisher events) {
        this.rows = rows;
        this.ledger = ledger;
        this.events = events;
    }

    @Transactional
    public int load() throws IOException {
        var loaded = 0;
        for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
            try (var in = file.getInputStream()) {
                loaded += load(Reference.read(in)) ? 1 : 0;
            }
        }
        return loaded;
    }

    @Transactional
    public boolean load(Reference file) {
        rows.lock(file.key());
        var present = rows.table(file.key());
        var released = file.released();
        if (present.isPresent() && released.equals(present.get().releasedOn())) {
            return false;
        }
        rows.keepTable(file);
        var seq = 0;
        for (var value : file.codes()) {
            keep(file, value, ++seq);
        }
        var known = present.map(CodeRows.Table::releasedOn);
        file.changes().stream()
                .filter(it -> known.isEmpty() || it.on().isAfter(known.get()))
                .forEach(it -> rows.log(file.key(), new LogLine(it.on(), it.by(), it.what())));
        events.publishEvent(new CodesChanged(file.key()));
        ledger.record(
                Act.of("codes.load", "codes:" + file.key())
                        .to(Map.of("released", released.toString(), "codes", file.codes().size())));
        return true;
    }

    private void keep(Reference file, Reference.Value value, int seq) {
        var last = rows.last(file.key(), value.code());
        if (last.isEmpty()) {
            rows.add(file.key(), version(value, seq, value.from()));
            return;
        }
        var now = last.get();
        if (now.edited() || !now.from().isBefore(file.released())) {
            return;
        }
        if (value.until() != null && !value.until().isAfter(now.from())) {
            throw new Refused(Refusal.input("file", "codes.file"));
        }
        if (value.until() != null && now.until() == null) {
            rows.end(file.key(), value.code(), value.until());
        } else if (value.until() == null && !now.label().equals(value.label())) {
            rows.end(file.key(), value.code(), file.released());
            rows.add(file.key(), version(value, seq, file.released()));
        }
    }

    private static Version version(Reference.Value value, int seq, LocalDate from) {
        return new Version(
                value.code(),
                value.label(),
                value.en(),
                seq,
                value.local(),
                false,
                from,
                value.until());
    }
}
