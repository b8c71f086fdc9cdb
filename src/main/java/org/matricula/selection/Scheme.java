package org.matricula.selection;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 评选项目.
///
/// @param kind `honour`, `scholarship`, `grant` or `loan`
/// @param basis the rule it rests on
/// @param orderBy `mean` or `points`
/// @param rankWithin `class`, `major`, `department` or `institution`
/// @param least of what it is ordered by
/// @param special marks of which a student has to have one; empty for everybody
public record Scheme(
        UUID id,
        UUID institutionId,
        String institution,
        String kind,
        String name,
        String basis,
        @Nullable BigDecimal amount,
        String orderBy,
        String rankWithin,
        @Nullable Integer topPercent,
        @Nullable BigDecimal least,
        boolean noFailed,
        boolean noSanction,
        @Nullable Integer leastConduct,
        @Nullable Integer mostAbsent,
        List<String> special) {

    public Scheme {
        special = List.copyOf(special);
    }

    /// Whether it tells that somebody is in need: not for everybody to read (个人信息保护法 第二十八条).
    boolean need() {
        return need(kind);
    }

    static boolean need(String kind) {
        return kind.equals("grant") || kind.equals("loan");
    }

    /// Without the blanks around what was typed.
    Scheme tidy() {
        return new Scheme(
                id,
                institutionId,
                institution,
                kind,
                name.strip(),
                basis.strip(),
                amount,
                orderBy,
                rankWithin,
                topPercent,
                least,
                noFailed,
                noSanction,
                leastConduct,
                mostAbsent,
                special);
    }
}
