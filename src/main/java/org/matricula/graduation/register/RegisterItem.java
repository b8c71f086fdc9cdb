package org.matricula.graduation.register;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// 毕业生登记表 (F-6) 各项 that a graduate fills in; a starred one without content says 无. Its word is the
/// message key `graduation.form.<key>`.
public enum RegisterItem {
    CATEGORY("graduate-category", false, 0),
    LEVEL("graduate-level", false, 0),
    POINT_KIND("teaching-point-kind", false, 0),
    REGISTRATION_NUMBER(null, false, 40),
    EMPLOYER(null, true, 60),
    POST(null, true, 40),
    ADDRESS(null, false, 100),
    PHONE(null, false, 20),
    WORK(null, true, 400),
    FAMILY(null, true, 400),
    AWARDS(null, true, 400),
    PUNISHMENTS(null, true, 400),
    THESIS(null, false, 100),
    THESIS_GRADE(null, false, 20),
    SELF(null, false, 800),
    REMARK(null, true, 200);

    private final @Nullable String codes;
    private final boolean starred;
    private final int most;

    RegisterItem(@Nullable String codes, boolean starred, int most) {
        this.codes = codes;
        this.starred = starred;
        this.most = most;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return "graduation.form." + key();
    }

    /// The code table it is chosen from.
    public @Nullable String codes() {
        return codes;
    }

    public boolean starred() {
        return starred;
    }

    /// Characters at most; 0 for what is chosen.
    public int most() {
        return most;
    }

    /// A dash or a stroke says nothing: the paper would be as good as blank.
    static boolean nothing(String value) {
        return value.matches("[\\p{P}\\p{S}\\s]*");
    }

    /// Whether 无 may stand here: in starred items, and where somebody writes no thesis.
    boolean mayBeNone() {
        return starred || this == THESIS || this == THESIS_GRADE;
    }

    public boolean isLong() {
        return most >= 200;
    }
}
