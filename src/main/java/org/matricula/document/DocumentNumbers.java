package org.matricula.document;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.matricula.organisation.Unit;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 文书编号: by the institution's own pattern, counted per institution, year and kind as the pattern
/// tells them apart.
@Component
class DocumentNumbers {

    private final CounterRows rows;
    private final Policies policies;
    private final MessageSource words;

    DocumentNumbers(CounterRows rows, Policies policies, MessageSource words) {
        this.rows = rows;
        this.policies = policies;
        this.words = words;
    }

    String next(Unit institution, DocumentKind kind, LocalDate on) {
        var series = series(institution, kind, on);
        return DocumentNumber.of(series, rows.take(institution.id(), series));
    }

    /// The number the next document would bear; somebody else may be faster.
    String ahead(Unit institution, DocumentKind kind, LocalDate on) {
        var series = series(institution, kind, on);
        return DocumentNumber.of(series, rows.last(institution.id(), series) + 1);
    }

    String pattern(Unit institution, LocalDate on) {
        return policies.value(DocumentPolicies.PATTERN, institution.id(), on);
    }

    private String series(Unit institution, DocumentKind kind, LocalDate on) {
        return new DocumentNumber(pattern(institution, on))
                .series(
                        Map.of(
                                "kind",
                                words.getMessage(
                                        kind.label() + ".series", null, Locale.SIMPLIFIED_CHINESE),
                                "year",
                                String.valueOf(on.getYear()),
                                "school",
                                institution.code()));
    }
}
