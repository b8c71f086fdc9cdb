package org.matricula.statistics;

import java.util.Arrays;
import org.matricula.kernel.Absent;

/// 统计图: what is drawn, and how.
enum ChartKind {
    /// 人口金字塔: by age and sex.
    PYRAMID("pyramid", "pyramid", false),
    /// 学籍流向: standings of one day beside those of another.
    FLOW("flow", "sankey", false),
    /// 生源地: the provinces, the most first.
    ORIGIN("origin", "bar", true),
    /// 历年趋势: the same day of each year.
    TREND("trend", "line", false),
    /// 届别去向: each year of entry by what has become of it.
    COHORT("cohort", "share", true);

    private final String key;
    private final String drawn;
    private final boolean horizontal;

    ChartKind(String key, String drawn, boolean horizontal) {
        this.key = key;
        this.drawn = drawn;
        this.horizontal = horizontal;
    }

    String key() {
        return key;
    }

    String drawn() {
        return drawn;
    }

    boolean horizontal() {
        return horizontal;
    }

    /// @throws Absent if there is no such chart
    static ChartKind of(String key) {
        return Arrays.stream(values())
                .filter(it -> it.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new Absent("chart " + key));
    }
}
