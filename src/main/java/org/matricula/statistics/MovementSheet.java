package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Component;

/// 学生变动情况 as a sheet: opening, what came and went by kind, closing.
@Component
class MovementSheet {

    private final HeadcountSheet sheets;
    private final StatisticsWords words;
    private final Clock clock;

    MovementSheet(HeadcountSheet sheets, StatisticsWords words, Clock clock) {
        this.sheets = sheets;
        this.words = words;
        this.clock = clock;
    }

    void write(MovementTable table, Locale locale, HttpServletResponse response)
            throws IOException {
        var rows = new ArrayList<List<Object>>();
        rows.add(
                List.of(
                        words.say("statistics.opening", locale, table.from()),
                        "",
                        "",
                        table.opening()));
        table.kinds()
                .forEach(it -> rows.add(List.of(words.verb(it.verb()), it.in(), it.out(), "")));
        rows.add(List.of(words.say("statistics.total", locale), table.in(), table.out(), ""));
        rows.add(
                List.of(
                        words.say("statistics.closing", locale, table.to()),
                        "",
                        "",
                        table.closing()));
        sheets.write(
                words.say("statistics.movement", locale) + " " + table.from() + " " + table.to(),
                List.of(
                        words.say("statistics.what", locale),
                        words.say("statistics.in", locale),
                        words.say("statistics.out", locale),
                        words.say("statistics.on-roll", locale)),
                rows,
                List.of(
                        words.say(
                                "statistics.mark",
                                locale,
                                table.to(),
                                Acting.now().name(),
                                LocalDate.now(clock))),
                response);
    }
}
