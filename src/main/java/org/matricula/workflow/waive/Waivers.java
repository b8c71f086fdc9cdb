package org.matricula.workflow.waive;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.workflow.Leniency;
import org.matricula.workflow.Leniency.Excepted;
import org.matricula.workflow.record.WaiverRows;
import org.matricula.workflow.record.WaiverRows.Waiver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// The exceptions within somebody's reach.
@Service
@Transactional(readOnly = true)
public class Waivers {

    private static final int MOST = 200;

    private final WaiverRows rows;
    private final ObjectProvider<Leniency> leniencies;

    Waivers(WaiverRows rows, ObjectProvider<Leniency> leniencies) {
        this.rows = rows;
        this.leniencies = leniencies;
    }

    /// Those of one case, the oldest first.
    public List<Waiver> of(UUID caseId) {
        return rows.of(caseId);
    }

    List<Waiver> waiting() {
        return rows.list(true, null, MOST);
    }

    Slice<Waiver> decided(@Nullable String cursor, int limit) {
        var before = cursor == null ? null : id(Cursor.read(cursor, 1).getFirst());
        return Slice.of(rows.list(false, before, limit), limit, it -> Cursor.of(it.id()));
    }

    List<Excepted> others() {
        return leniencies.stream()
                .flatMap(it -> it.newest(MOST).stream())
                .sorted(Comparator.comparing(Excepted::at).reversed())
                .toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }
}
