package org.matricula.change.platform;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.document.DocumentKind;
import org.matricula.document.UnitPaperSample;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// The written report of the latest term tries a school's own words out.
@Component
class PlatformLetterSample implements UnitPaperSample {

    private final PlatformReports reports;
    private final Units units;

    PlatformLetterSample(PlatformReports reports, Units units) {
        this.reports = reports;
        this.units = units;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.PLATFORM_LETTER;
    }

    @Override
    public Map<String, List<Object>> newest(UUID institution) {
        return reports.list(units.get(institution)).stream()
                .findFirst()
                .map(it ->
                        Map.<String, List<Object>>of(
                                "platform.letter.text",
                                List.of(
                                        it.unit(),
                                        it.coversFrom(),
                                        it.coversUntil().minusDays(1),
                                        String.valueOf(it.batches()),
                                        String.valueOf(it.students())),
                                "platform.letter.late",
                                List.of(it.dueOn())))
                .orElse(Map.of());
    }
}
