package org.matricula.survey.result;

import java.math.BigInteger;
import java.util.Arrays;

/// What is known, as linear equations over the cells, reduced modulo a large prime.
final class Equations {

    private static final long PRIME = 2_147_483_647L;

    private final int width;
    private final long[][] rows;

    Equations(int width) {
        this.width = width;
        this.rows = new long[width][];
    }

    void add(int[] equation) {
        var left = reduced(equation);
        for (var i = 0; i < width; i++) {
            if (left[i] != 0) {
                var inverse =
                        BigInteger.valueOf(left[i])
                                .modInverse(BigInteger.valueOf(PRIME))
                                .longValue();
                for (var j = i; j < width; j++) {
                    left[j] = left[j] * inverse % PRIME;
                }
                rows[i] = left;
                return;
            }
        }
    }

    boolean follows(int[] equation) {
        return Arrays.stream(reduced(equation)).allMatch(it -> it == 0);
    }

    private long[] reduced(int[] equation) {
        var left = Arrays.stream(equation).asLongStream().toArray();
        for (var i = 0; i < width; i++) {
            if (left[i] != 0 && rows[i] != null) {
                var times = left[i];
                for (var j = i; j < width; j++) {
                    left[j] = Math.floorMod(left[j] - times * rows[i][j], PRIME);
                }
            }
        }
        return left;
    }
}
