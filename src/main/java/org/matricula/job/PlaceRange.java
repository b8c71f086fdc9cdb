package org.matricula.job;

import java.util.ArrayList;
import java.util.List;

/// Some places next to each other in the tree, with enough students that a job goes through them
/// set by set, and few enough that it is seen moving.
///
/// @param lo position of the first
/// @param hi position of the last
public record PlaceRange(long lo, long hi) {

    private static final int STUDENTS = 20_000;

    /// Somewhere students are, such as a class.
    public record Place(long pos, int students) {}

    /// @param places by position
    public static List<PlaceRange> of(List<Place> places) {
        var all = new ArrayList<PlaceRange>();
        var students = 0;
        var lo = -1L;
        for (var i = 0; i < places.size(); i++) {
            var it = places.get(i);
            lo = lo < 0 ? it.pos() : lo;
            students += it.students();
            if (students >= STUDENTS || i == places.size() - 1) {
                all.add(new PlaceRange(lo, it.pos()));
                students = 0;
                lo = -1;
            }
        }
        return all;
    }
}
