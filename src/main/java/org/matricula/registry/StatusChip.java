package org.matricula.registry;

import java.util.Locale;
import org.matricula.codebook.Codes;

/// A standing as every page shows it: its word, and a colour that never stands alone.
public record StatusChip(String label, String tone, String icon) {

    public static StatusChip of(Codes codes, String status, Locale locale) {
        var label = codes.label("student-status", status, locale);
        return switch (StudentStatus.of(status)) {
            case ENROLLED, SENT_ABROAD -> new StatusChip(label, "jade", "circle-check");
            case ON_LEAVE, PLACE_HELD, SUSPENDED -> new StatusChip(label, "amber", "circle-pause");
            case GRADUATED, COMPLETED -> new StatusChip(label, "accent", "graduation-cap");
            case ADMISSION_DEFERRED -> new StatusChip(label, "violet", "clock");
            case WITHDRAWN,
                    LEFT_WITHOUT_COMPLETING,
                    TRANSFERRED_OUT,
                    EXPELLED,
                    CANCELLED,
                    LOST,
                    MISSING ->
                    new StatusChip(label, "seal", "circle-minus");
            case DECEASED -> new StatusChip(label, "", "circle-minus");
        };
    }
}
