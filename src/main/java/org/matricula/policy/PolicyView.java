package org.matricula.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Line;

/// What the pages of the policies show.
public interface PolicyView {

    /// @param origin `built-in`, `education` or `own`
    record PolicyLine(
            String key,
            String group,
            String value,
            String origin,
            String source,
            @Nullable String next) {}

    /// @param place the institution, or null for a whole education type
    record VersionLine(
            LocalDate from,
            String value,
            @Nullable String place,
            @Nullable String education,
            @Nullable String source,
            String reason,
            String recorder,
            String recordedOn) {}

    /// @param flag whether the value is yes or no
    /// @param term the period a rehearsal runs over at first
    record OnePolicy(
            PolicyLine line,
            String bounds,
            boolean flag,
            @Nullable UUID unit,
            @Nullable String unitName,
            List<Choice> units,
            List<VersionLine> versions,
            boolean may,
            boolean rehearsable,
            LocalDate rehearseFrom,
            LocalDate rehearseLast,
            LocalDate tomorrow,
            @Nullable Outcome outcome,
            List<Line> lines) {}

    /// What a rehearsal found.
    record Outcome(
            String value,
            LocalDate from,
            LocalDate last,
            long examined,
            List<Differing> differing) {}

    record Differing(String subject, @Nullable String href, List<Line> before, List<Line> after) {}
}
