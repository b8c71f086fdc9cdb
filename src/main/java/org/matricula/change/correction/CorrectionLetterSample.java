package org.matricula.change.correction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.document.DocumentKind;
import org.matricula.document.UnitPaperSample;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The written report of the latest batch tries a school's own words out.
@Component
class CorrectionLetterSample implements UnitPaperSample {

    private final CorrectionRows rows;
    private final Units units;
    private final MessageSource messages;

    CorrectionLetterSample(CorrectionRows rows, Units units, MessageSource messages) {
        this.rows = rows;
        this.units = units;
        this.messages = messages;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.CORRECTION_LETTER;
    }

    @Override
    public Map<String, List<Object>> newest(UUID institution) {
        return rows.reports(institution).stream()
                .findFirst()
                .map(it -> Map.of("correction.report.text", filled(it)))
                .orElse(Map.of());
    }

    private List<Object> filled(CorrectionRows.Report it) {
        var lines = rows.frozen(it.id());
        var errors = lines.stream().filter(one -> one.reason().equals("entry-error")).count();
        return List.of(
                units.get(it.institution()).name(),
                messages.getMessage(
                        "correction.moment." + it.moment(), null, Locale.SIMPLIFIED_CHINESE),
                String.valueOf(lines.size()),
                String.valueOf(lines.size() - errors),
                String.valueOf(errors));
    }
}
