package org.matricula.report.oversight;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// How much is written into the forms of oversight: the pages stop typing there, other senders are
/// told.
final class Written {

    static final int NAME = 60;
    static final int BASIS = 300;
    static final int REMARK = 300;
    static final int WORDS = 500;
    static final int OPINION = 1_000;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private Written() {}

    /// @return null where it is no longer than that
    static @Nullable Refusal within(String field, @Nullable String text, int most) {
        return text != null && text.strip().length() > most
                ? Refusal.input(field, "report.too-long", String.valueOf(most))
                : null;
    }

    static @Nullable Refusal needed(String field, String text, int most) {
        return text.isBlank() ? Refusal.input(field, "field.missing") : within(field, text, most);
    }

    /// Which year is assessed.
    static @Nullable Refusal year(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR
                ? Refusal.input(
                        "year",
                        "report.assessment-year",
                        String.valueOf(FIRST_YEAR),
                        String.valueOf(LAST_YEAR))
                : null;
    }
}
