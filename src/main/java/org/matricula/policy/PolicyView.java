package org.matricula.policy;

import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Line;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the pages of the policies show.
public interface PolicyView {

    /// @param origin `built-in`, `education`, `above` or `own`
    /// @param next the next change to come, as day and value
    record PolicyLine(
            String key,
            String group,
            String value,
            String origin,
            String source,
            @Nullable String next) {}

    /// One storey a value may come from, the law's default first.
    ///
    /// @param place the unit's name; null for the default and for an education type
    /// @param value null where nothing is set there
    /// @param binding whether it is the one in force
    record Level(
            String origin,
            @Nullable String place,
            @Nullable String value,
            @Nullable LocalDate from,
            @Nullable String source,
            boolean binding) {}

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

    /// The place the page is about.
    ///
    /// @param query what an address ends with so that it leads back here
    /// @param units the institutions within reach, to choose from
    record Where(
            @Nullable UUID unit,
            @Nullable String education,
            @Nullable String name,
            String query,
            List<Choice> units) {}

    /// What somebody has filled in so far.
    record Entered(
            @Nullable String value,
            @Nullable LocalDate from,
            @Nullable String source,
            @Nullable String reason) {

        static final Entered NOTHING = new Entered(null, null, null, null);
    }

    /// @param flag whether the value is yes or no
    /// @param periodFrom first day a rehearsal looks at unless told otherwise: of last term
    record OnePolicy(
            PolicyLine line,
            String bounds,
            boolean flag,
            Where where,
            List<Level> levels,
            List<PolicyGrounds.Ground> grounds,
            List<VersionLine> versions,
            boolean may,
            boolean rehearsable,
            LocalDate periodFrom,
            LocalDate periodLast,
            LocalDate tomorrow,
            Entered entered,
            @Nullable Outcome outcome,
            List<Line> lines) {

        public String value() {
            return entered.value() == null ? line.value() : entered.value();
        }
    }

    /// What a rehearsal found.
    ///
    /// @param stricter how many would no longer have been possible
    /// @param milder how many would have become possible
    record Outcome(
            String value,
            LocalDate from,
            LocalDate last,
            long examined,
            boolean cut,
            long stricter,
            long milder,
            List<Differing> differing) {}

    record Differing(String subject, @Nullable String href, List<Line> before, List<Line> after) {}
}
