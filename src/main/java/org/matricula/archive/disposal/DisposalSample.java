package org.matricula.archive.disposal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.document.DocumentKind;
import org.matricula.document.UnitPaperSample;
import org.springframework.stereotype.Component;

/// The latest list of destruction tries a school's own words out.
@Component
class DisposalSample implements UnitPaperSample {

    private static final int LATEST = 50;

    private final DisposalRows rows;

    DisposalSample(DisposalRows rows) {
        this.rows = rows;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.DISPOSAL_LIST;
    }

    @Override
    public Map<String, List<Object>> newest(UUID institution) {
        return rows.page(null, LATEST).stream()
                .filter(it -> it.institutionId().equals(institution))
                .findFirst()
                .map(it ->
                        Map.<String, List<Object>>of(
                                "disposal.count.words",
                                List.of(
                                        String.valueOf(it.items()),
                                        String.valueOf(it.destroy()),
                                        String.valueOf(it.pages()))))
                .orElse(Map.of());
    }
}
