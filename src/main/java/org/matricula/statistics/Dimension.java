package org.matricula.statistics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// By what students are counted. Those of the tree name the unit a student's class lies in.
public enum Dimension {
    /// The units directly below the chosen one.
    UNIT("unit"),
    INSTITUTION("institution"),
    DEPARTMENT("department"),
    MAJOR("major"),
    CLASS("class"),
    GRADE("grade", "grade_level", null),
    LEVEL("level", "level", "level"),
    SEX("sex", "sex", "sex"),
    ETHNICITY("ethnicity", "ethnicity", "ethnicity"),
    /// 周岁 on the day that is counted.
    AGE("age", "birth_on", null),
    BIRTH_YEAR("birthYear", "birth_year", null),
    /// 生源地 by province.
    ORIGIN("origin", "origin", "division"),
    POLITICAL_STATUS("politicalStatus", "political_status", "political-status"),
    STATUS("status", "status", "student-status"),
    STUDY_FORM("studyForm", "study_form", "study-form"),
    BOARDING("boarding", "boarding", "boarding"),
    ENTRY_YEAR("entryYear", "entry_year", null);

    /// So many cross each other in one table.
    public static final int MOST = 2;

    private final String key;
    private final @Nullable String column;
    private final @Nullable String codeTable;

    Dimension(String key) {
        this(key, null, null);
    }

    Dimension(String key, @Nullable String column, @Nullable String codeTable) {
        this.key = key;
        this.column = column;
        this.codeTable = codeTable;
    }

    /// The word in addresses, in the interface and in message keys.
    public String key() {
        return key;
    }

    /// Whether its values are units.
    public boolean ofTree() {
        return column == null;
    }

    /// The code table whose labels the values have; null where they are numbers or units.
    public @Nullable String codeTable() {
        return codeTable;
    }

    /// @throws Refused if a word is none of ours, or there are too many
    public static List<Dimension> read(List<String> words) {
        var read =
                words.stream().filter(it -> !it.isBlank()).map(Dimension::read).distinct().toList();
        if (read.size() > MOST) {
            throw new Refused(Refusal.input("by", "statistics.by-many", MOST));
        }
        return read;
    }

    /// The column of the sums that its value is told from.
    String summed() {
        return this == AGE || this == BIRTH_YEAR ? "born" : String.valueOf(column);
    }

    /// The value in a sum, of the day `:date` written as one number, as `born` is.
    String summed(String from) {
        return switch (this) {
            case AGE -> "(:date - " + from + ".born) / 10000";
            case BIRTH_YEAR -> from + ".born / 10000";
            default -> from + "." + column;
        };
    }

    /// The value of a single delta.
    String exact(String from) {
        return this == AGE ? "statistics.age(" + from + ".birth_on, :day)" : from + "." + column;
    }

    /// The value of a student's standing `s` with the traits `t`.
    String standing() {
        return switch (this) {
            case GRADE, STATUS -> "s." + column;
            default -> exact("t");
        };
    }

    /// Whether a unit of this alias is a value of this dimension.
    String matches(String unit) {
        return switch (this) {
            case UNIT ->
                    "("
                            + unit
                            + ".id = any(:tops) or "
                            + unit
                            + ".parent_id = cast(:unit as uuid))";
            case INSTITUTION -> unit + ".id = " + unit + ".institution_id";
            default -> unit + ".kind = '" + key + "'";
        };
    }

    private static Dimension read(String word) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.input("by", "statistics.by", word)));
    }
}
