package org.matricula.overview;

import java.util.Arrays;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// Of what each line of the overview tells.
enum OverviewBy {
    CLASS("class"),
    MAJOR("major"),
    /// 年级, by the year of entry.
    GRADE("grade"),
    STUDENT("student");

    private final String key;

    OverviewBy(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /// @throws Refused if the word is none of ours
    static OverviewBy of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.input("by", "overview.by", word)));
    }
}
