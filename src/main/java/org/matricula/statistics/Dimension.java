package org.matricula.statistics;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// By what students are counted.
enum Dimension {
    /// The units directly below the chosen one.
    UNIT("unit", "unit", null),
    GRADE("grade", "grade_level", null),
    SEX("sex", "sex", "sex"),
    ETHNICITY("ethnicity", "ethnicity", "ethnicity"),
    STATUS("status", "status", "student-status"),
    LEVEL("level", "level", "level"),
    BOARDING("boarding", "boarding", "boarding"),
    BIRTH_YEAR("birthYear", "birth_year", null);

    static final int MOST = 2;

    private final String key;
    private final String column;
    private final @Nullable String codeTable;

    Dimension(String key, String column, @Nullable String codeTable) {
        this.key = key;
        this.column = column;
        this.codeTable = codeTable;
    }

    /// The word in addresses, in the interface and in message keys.
    String key() {
        return key;
    }

    String column() {
        return column;
    }

    /// The table whose labels the values have; null where they are numbers or units.
    @Nullable String codeTable() {
        return codeTable;
    }

    /// @throws Refused if a word is none of ours, or there are too many
    static List<Dimension> read(List<String> words) {
        var read =
                words.stream().filter(it -> !it.isBlank()).map(Dimension::read).distinct().toList();
        if (read.size() > MOST) {
            throw new Refused(Refusal.input("by", "statistics.by-many", MOST));
        }
        return read;
    }

    private static Dimension read(String word) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.input("by", "statistics.by", word)));
    }
}
