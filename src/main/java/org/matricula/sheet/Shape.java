package org.matricula.sheet;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the values of a column look like, whatever its heading says.
public enum Shape {
    RESIDENT_ID("[1-9]\\d{16}[0-9X]|[1-9]\\d{14}"),
    MOBILE("1[3-9]\\d{9}"),
    SEX("男|女|男性|女性|M|F|MALE|FEMALE"),
    ETHNICITY("汉|.{1,5}族"),
    EMAIL("[^@]+@[^@]+\\.[A-Z]+"),
    DATE("(19|20)\\d{2}[-/.年]?\\d{1,2}([-/.月]?(\\d{1,2})?日?)?.{0,9}");

    private final Predicate<String> matches;

    Shape(String pattern) {
        matches = Pattern.compile(pattern).asMatchPredicate();
    }

    boolean fits(Cell cell) {
        if (cell.kind() == Cell.Kind.DATE) {
            return this == DATE;
        }
        if (cell.is(Cell.Mark.ROUNDED)) {
            return this == RESIDENT_ID && cell.text().length() == 18;
        }
        return cell.text().length() < 100 && matches.test(CellText.code(cell.text()));
    }
}
