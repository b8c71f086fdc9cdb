package org.matricula.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A sum kept for units: by no dimension or by one for all of them but classes, by several only for
/// great ones. Every two dimensions are together in one of them.
enum Cube {
    TOTAL(false),
    GRADE(false, "grade_level"),
    SEX(false, "sex"),
    ETHNICITY(false, "ethnicity"),
    STATUS(false, "status"),
    LEVEL(false, "level"),
    BOARDING(false, "boarding"),
    STUDY_FORM(false, "study_form"),
    POLITICAL_STATUS(false, "political_status"),
    ENTRY_YEAR(false, "entry_year"),
    ORIGIN(false, "origin"),
    BORN(false, "born"),
    ORIGIN_BY_BACKGROUND(true, "origin", "ethnicity", "political_status"),
    ORIGIN_BY_FORM(true, "origin", "boarding", "study_form", "entry_year"),
    ORIGIN_BY_STANDING(true, "origin", "sex", "level", "grade_level", "status"),
    BORN_BY_ORIGIN(true, "born", "origin"),
    BORN_BY_FORM(true, "born", "boarding", "study_form", "entry_year"),
    BORN_BY_STANDING(true, "born", "sex", "level", "grade_level", "status"),
    BORN_BY_BACKGROUND(true, "born", "ethnicity", "political_status"),
    COARSE(
            true,
            "grade_level",
            "sex",
            "ethnicity",
            "status",
            "level",
            "boarding",
            "study_form",
            "political_status",
            "entry_year");

    /// In the order of the bits that tell one cube from another in the table.
    private static final List<String> ALL =
            List.of(
                    "grade_level",
                    "sex",
                    "ethnicity",
                    "status",
                    "level",
                    "boarding",
                    "study_form",
                    "political_status",
                    "entry_year",
                    "origin",
                    "born");

    /// What a month of births apart adds to the bits.
    static final int MONTH = 2048;

    private final boolean ofGreat;
    private final Set<String> columns;

    Cube(boolean ofGreat, String... columns) {
        this.ofGreat = ofGreat;
        this.columns = Set.of(columns);
    }

    /// The smallest that has all of these dimensions; those of the tree are in every one.
    static Optional<Cube> of(Collection<Dimension> used) {
        var needed = used.stream().filter(it -> !it.ofTree()).map(Dimension::summed).toList();
        for (var it : values()) {
            if (it.columns.containsAll(needed)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    /// As the table has it: a bit for each dimension that is summed over.
    int bits() {
        var bits = 0;
        for (var it : ALL) {
            bits = bits * 2 + (columns.contains(it) ? 0 : 1);
        }
        return bits;
    }

    /// Some rows of the table `f`.
    ///
    /// @param way what they are taken times
    record Rows(String where, String way) {}

    /// Which rows of the table `f` say it on a day: of each unit its nearest checkpoint, and what
    /// changed between it and the day. An age needs the day of birth only of those born in that
    /// day's month; of these there are no checkpoints, but all that changed.
    List<Rows> holding(LocalDate day, Set<Dimension> used) {
        var month = day.getMonthValue();
        var bits =
                used.contains(Dimension.AGE)
                        ? "f.cube = "
                                + bits()
                                + " and (f.born is null or f.born / 100 % 100 <> "
                                + month
                                + ")"
                        : "f.cube = " + bits();
        var rows = new ArrayList<Rows>();
        rows.add(new Rows(bits + " and f.standing and f.day = m.since", "1"));
        rows.add(
                new Rows(
                        bits
                                + " and not f.standing and f.day > least(m.since, :day)"
                                + " and f.day <= greatest(m.since, :day)",
                        "m.way"));
        if (used.contains(Dimension.AGE)) {
            rows.add(
                    new Rows(
                            "f.cube = "
                                    + (bits() + MONTH * month)
                                    + " and not f.standing and f.day <= :day",
                            "1"));
        }
        return rows;
    }

    /// Whether only great units have it.
    boolean ofGreat() {
        return ofGreat;
    }

    /// Whether a unit `u` has this sum.
    String heldBy() {
        return ofGreat
                ? "exists (select from statistics.extent x where x.unit_id = u.id and x.great)"
                : "u.kind <> 'class'";
    }
}
