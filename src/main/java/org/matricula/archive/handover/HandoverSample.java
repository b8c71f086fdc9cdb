package org.matricula.archive.handover;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.document.DocumentKind;
import org.matricula.document.UnitPaperSample;
import org.springframework.stereotype.Component;

/// The latest hand-over tries a school's own words out.
@Component
class HandoverSample implements UnitPaperSample {

    private static final int LATEST = 50;

    private final HandoverRows rows;

    HandoverSample(HandoverRows rows) {
        this.rows = rows;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.HANDOVER_LIST;
    }

    @Override
    public Map<String, List<Object>> newest(UUID institution) {
        return rows.page(null, LATEST).stream()
                .filter(it -> it.institutionId().equals(institution))
                .findFirst()
                .map(it ->
                        Map.<String, List<Object>>of(
                                "handover.sums",
                                List.of(String.valueOf(it.files()), String.valueOf(it.pages()))))
                .orElse(Map.of());
    }
}
