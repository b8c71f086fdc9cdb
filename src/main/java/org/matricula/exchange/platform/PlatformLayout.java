package org.matricula.exchange.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.sheet.FixedLayout;

/// One list in the columns of a national platform.
///
/// @param key the name of its file below `reference/platform`
/// @param educations whose schools send it
/// @param keys the columns a returned row is known by, the first that is filled
/// @param verbs the acts it tells of, where its source is those
/// @param photographs the column that names a student's photograph; null where none are sent
record PlatformLayout(
        String key,
        int order,
        Set<String> educations,
        Source source,
        List<String> keys,
        Set<String> verbs,
        @Nullable String photographs,
        FixedLayout layout) {

    /// Whom a list is about.
    enum Source {
        /// 新生: who entered in the time asked for.
        ENTRY,
        /// 在籍: who belongs to the school today.
        ROLL,
        /// 学年注册: who stands in the school year the time asked for lies in.
        YEAR,
        /// 学籍异动: every act of the time asked for.
        EVENTS,
        /// 学籍核查: who was looked at in the time asked for, as last found.
        VERIFICATION
    }

    static PlatformLayout of(String key, FixedLayout it) {
        var photographs = it.fact("photographs");
        return new PlatformLayout(
                key,
                Integer.parseInt(it.fact("order")),
                it.factsOf("educations"),
                source(it.fact("source")),
                it.facts().get("keys") instanceof List<?> keys
                        ? keys.stream().map(String::valueOf).toList()
                        : List.of(),
                it.factsOf("verbs"),
                photographs.isEmpty() ? null : photographs,
                it);
    }

    private static Source source(String word) {
        return Arrays.stream(Source.values())
                .filter(it -> it.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("source " + word));
    }

    List<FixedLayout.Column> columns() {
        return layout.columns();
    }

    FixedLayout.Column column(String name) {
        return columns().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("column " + name));
    }
}
