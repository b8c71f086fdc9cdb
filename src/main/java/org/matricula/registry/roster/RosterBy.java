package org.matricula.registry.roster;

import java.util.Arrays;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// 造册方式: what begins a new part of the register.
public enum RosterBy {
    CLASS("class"),
    MAJOR("major"),
    /// 年级, by the year of entry.
    GRADE("grade");

    private final String key;

    RosterBy(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /// @throws Refused if the word is none of ours
    static RosterBy of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.input("by", "roster.by", word)));
    }
}
