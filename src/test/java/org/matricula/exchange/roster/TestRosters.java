package org.matricula.exchange.roster;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.sheet.MessyRosters;

/// Rosters as text, each of people nobody else has.
final class TestRosters {

    private static final AtomicInteger DAY = new AtomicInteger();

    private TestRosters() {}

    /// A number with its check digit that no other call gives.
    static String idNumber() {
        var n = DAY.incrementAndGet();
        return MessyRosters.idNumber(
                "1301%02d".formatted(System.nanoTime() % 80 + 10),
                LocalDate.of(2005, 1, 1).plusDays(System.nanoTime() / 1000 % 1000),
                n % 1000);
    }

    /// @param idNumbers one for each student
    static String of(String... idNumbers) {
        var text = new StringBuilder("姓名,身份证号,本人手机,家庭住址\n");
        for (var i = 0; i < idNumbers.length; i++) {
            text.append("测试,%s,1390000%04d,长安区幸福里%d号\n".formatted(idNumbers[i], i, i));
        }
        return text.toString();
    }

    static String large(int rows) {
        var ids = new String[rows];
        for (var i = 0; i < rows; i++) {
            ids[i] = idNumber();
        }
        return of(ids);
    }
}
