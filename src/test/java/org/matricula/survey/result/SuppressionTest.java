package org.matricula.survey.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is hidden stays hidden from whoever adds and subtracts all that is shown: asked of the
/// equations themselves, on tables drawn by lot.
class SuppressionTest {

    private static final int LEAST = 5;

    @Test
    void a_small_cell_alone_would_follow_from_the_totals_and_is_not_left_alone() {
        var cells = new long[][] {{20, 2, 9}, {11, 12, 7}, {8, 30, 10}};
        var hidden = Suppression.of(cells, LEAST);
        assertThat(hidden[0][1]).isTrue();
        assertThat(count(hidden)).as("a way around it").isEqualTo(4);
        assertThat(computable(cells, hidden)).isEmpty();
        var alone = new boolean[][] {{false, true, false}, new boolean[3], new boolean[3]};
        assertThat(computable(cells, alone)).as("the look is not blind").containsExactly("0/1");
    }

    @Test
    void two_ways_joined_by_a_single_cell_do_not_shield_it() {
        // every row and column of the hidden ones has two, and still the middle one follows
        var cells = new long[6][6];
        for (var row : cells) {
            Arrays.fill(row, 50);
        }
        var hidden = new boolean[6][6];
        for (var at :
                new int[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {3, 3}, {3, 4}, {4, 3}, {4, 4}}) {
            hidden[at[0]][at[1]] = true;
        }
        hidden[1][3] = true;
        assertThat(computable(cells, hidden)).containsExactly("1/3");
        assertThat(computable(cells, Suppression.of(cells, hidden, LEAST))).isEmpty();
    }

    @Test
    void no_hidden_cell_can_be_computed_whatever_the_table() {
        var random = new Random(20261127);
        for (var round = 0; round < 400; round++) {
            var cells = table(random, 2 + random.nextInt(6), 2 + random.nextInt(5));
            var hidden = Suppression.of(cells, LEAST);
            each(
                    cells,
                    (row, column) ->
                            assertThat(
                                            cells[row][column] == 0
                                                    || cells[row][column] >= LEAST
                                                    || hidden[row][column])
                                    .isTrue());
            assertThat(computable(cells, hidden)).isEmpty();
        }
    }

    /// Classes in grades: neither table gives back what the other hides.
    @Test
    void nor_by_taking_the_table_of_classes_and_that_of_grades_together() {
        var random = new Random(7);
        for (var round = 0; round < 300; round++) {
            var columns = 2 + random.nextInt(4);
            var grades = 2 + random.nextInt(3);
            var parts = new ArrayList<int[]>();
            var rows = 0;
            for (var grade = 0; grade < grades; grade++) {
                var many = 1 + random.nextInt(4);
                parts.add(IntStream.range(rows, rows + many).toArray());
                rows += many;
            }
            var cells = table(random, rows, columns);
            var wholes =
                    parts.stream()
                            .map(part ->
                                    IntStream.range(0, columns)
                                            .mapToLong(column ->
                                                    Arrays.stream(part)
                                                            .mapToLong(row -> cells[row][column])
                                                            .sum())
                                            .toArray())
                            .toArray(long[][]::new);
            var ofGrades = Suppression.of(wholes, LEAST);
            var ofClasses = Suppression.within(cells, parts, ofGrades, LEAST);
            var known = new Equations(rows * columns);
            totals(known, rows, columns);
            for (var grade = 0; grade < grades; grade++) {
                for (var column = 0; column < columns; column++) {
                    if (!ofGrades[grade][column]) {
                        known.add(sum(rows, columns, parts.get(grade), column));
                    }
                }
            }
            shown(known, ofClasses);
            for (var grade = 0; grade < grades; grade++) {
                for (var column = 0; column < columns; column++) {
                    if (ofGrades[grade][column]) {
                        assertThat(known.follows(sum(rows, columns, parts.get(grade), column)))
                                .as("grade %s option %s in round %s", grade, column, round)
                                .isFalse();
                    }
                }
            }
            assertThat(computable(known, ofClasses)).as("round %s", round).isEmpty();
        }
    }

    private static int[] sum(int rows, int columns, int[] part, int column) {
        var it = new int[rows * columns];
        for (var row : part) {
            it[row * columns + column] = 1;
        }
        return it;
    }

    private static long[][] table(Random random, int rows, int columns) {
        var cells = new long[rows][columns];
        for (var row : cells) {
            for (var i = 0; i < columns; i++) {
                row[i] = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(40);
            }
        }
        return cells;
    }

    private static List<String> computable(long[][] cells, boolean[][] hidden) {
        var known = new Equations(cells.length * cells[0].length);
        totals(known, cells.length, cells[0].length);
        shown(known, hidden);
        return computable(known, hidden);
    }

    private static List<String> computable(Equations known, boolean[][] hidden) {
        var found = new ArrayList<String>();
        for (var row = 0; row < hidden.length; row++) {
            for (var column = 0; column < hidden[0].length; column++) {
                if (hidden[row][column] && known.follows(one(hidden, row, column))) {
                    found.add(row + "/" + column);
                }
            }
        }
        return found;
    }

    private static int[] one(boolean[][] hidden, int row, int column) {
        var it = new int[hidden.length * hidden[0].length];
        it[row * hidden[0].length + column] = 1;
        return it;
    }

    private static void shown(Equations known, boolean[][] hidden) {
        for (var row = 0; row < hidden.length; row++) {
            for (var column = 0; column < hidden[0].length; column++) {
                if (!hidden[row][column]) {
                    known.add(one(hidden, row, column));
                }
            }
        }
    }

    private static void totals(Equations known, int rows, int columns) {
        for (var row = 0; row < rows; row++) {
            var it = new int[rows * columns];
            for (var column = 0; column < columns; column++) {
                it[row * columns + column] = 1;
            }
            known.add(it);
        }
        for (var column = 0; column < columns; column++) {
            known.add(sum(rows, columns, IntStream.range(0, rows).toArray(), column));
        }
    }

    private static int count(boolean[][] hidden) {
        var n = 0;
        for (var row : hidden) {
            for (var it : row) {
                n += it ? 1 : 0;
            }
        }
        return n;
    }

    private interface At {
        void cell(int row, int column);
    }

    private static void each(long[][] cells, At at) {
        for (var row = 0; row < cells.length; row++) {
            for (var column = 0; column < cells[0].length; column++) {
                at.cell(row, column);
            }
        }
    }
}
