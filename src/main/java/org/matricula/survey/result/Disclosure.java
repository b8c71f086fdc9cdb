package org.matricula.survey.result;

import java.util.ArrayList;
import java.util.List;

/// What follows from what is told: linear equations over numbers that are not shown. A further sum
/// is told only where with all the others it lets none be computed that is to stay unknown.
///
/// Counted modulo a prime, so that nothing is lost to rounding.
final class Disclosure {

    private static final long PRIME = 2_147_483_647L;

    private record Row(int pivot, long[] values) {}

    private final int width;
    private final List<Row> known = new ArrayList<>();
    private final List<long[]> guarded = new ArrayList<>();

    /// @param width how many numbers are not shown
    Disclosure(int width) {
        this.width = width;
    }

    /// What is told in any case; before anything is guarded.
    void known(List<Integer> sum) {
        var left = reduced(vector(sum));
        if (pivot(left) >= 0) {
            known.add(normed(left));
        }
    }

    /// What is to stay unknown. What follows already is past guarding.
    void guard(List<Integer> sum) {
        var left = reduced(vector(sum));
        if (pivot(left) >= 0) {
            guarded.add(left);
        }
    }

    /// Tells a sum, if nothing guarded follows from it.
    boolean tell(List<Integer> sum) {
        var left = reduced(vector(sum));
        if (pivot(left) < 0) {
            return true;
        }
        var row = normed(left);
        if (guarded.stream().anyMatch(it -> follows(it, row))) {
            return false;
        }
        known.add(row);
        guarded.forEach(it -> less(it, row));
        return true;
    }

    private static boolean follows(long[] guarded, Row row) {
        var times = guarded[row.pivot()];
        if (times == 0) {
            return false;
        }
        for (var i = 0; i < guarded.length; i++) {
            if (guarded[i] != row.values()[i] * times % PRIME) {
                return false;
            }
        }
        return true;
    }

    private long[] vector(List<Integer> sum) {
        var it = new long[width];
        sum.forEach(at -> it[at] = 1);
        return it;
    }

    private long[] reduced(long[] it) {
        known.forEach(row -> less(it, row));
        return it;
    }

    private static void less(long[] it, Row row) {
        var times = it[row.pivot()];
        if (times == 0) {
            return;
        }
        for (var i = 0; i < it.length; i++) {
            if (row.values()[i] != 0) {
                it[i] = Math.floorMod(it[i] - times * row.values()[i], PRIME);
            }
        }
    }

    private static int pivot(long[] it) {
        for (var i = 0; i < it.length; i++) {
            if (it[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    private static Row normed(long[] it) {
        var pivot = pivot(it);
        var inverse = power(it[pivot], PRIME - 2);
        for (var i = pivot; i < it.length; i++) {
            it[i] = it[i] * inverse % PRIME;
        }
        return new Row(pivot, it);
    }

    private static long power(long base, long exponent) {
        var result = 1L;
        for (var left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * base % PRIME;
            }
            base = base * base % PRIME;
        }
        return result;
    }
}
