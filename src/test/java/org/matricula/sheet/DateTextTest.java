package org.matricula.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matricula.sheet.DateReading.Precision;
import org.matricula.sheet.DateReading.Read;
import org.matricula.sheet.DateReading.Unreadable;

class DateTextTest {

    private final DateText dates = new DateText(2026);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2010-09-01",
                "2010/9/1",
                "2010.9.1",
                "20100901",
                "2010年9月1日",
                "2010年09月01号",
                "40422",
                "1-Sep-2010",
                "1 September 2010",
                "Sep 1, 2010",
                "2010-Sep-1",
                "２０１０－０９－０１",
                "2010-09-01 00:00:00",
                "2010-09-01T08:30",
                "2010/9/1 8:30",
                "'2010-09-01",
                "\u00A02010-09-01\u200B",
                "2010 9 1",
                "2010、9、1",
                "二〇一〇年九月一日",
                "2010年9月1日 星期三",
                "20100901000000",
                "2010 - 09 - 01",
                "2010.09.01."
            })
    void a_day_is_read_in_every_usual_shape(String text) {
        assertThat(dates.read(text))
                .isEqualTo(new Read(LocalDate.of(2010, 9, 1), Precision.DAY, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010年9月", "201009", "2010-09", "2010/9", "2010.09", "二〇一〇年九月"})
    void a_month_alone_is_its_first_day_and_says_so(String text) {
        assertThat(dates.read(text))
                .isEqualTo(new Read(LocalDate.of(2010, 9, 1), Precision.MONTH, false));
    }

    @ParameterizedTest
    @CsvSource({
        "10-9-1,2010-09-01",
        "98.12.3,1998-12-03",
        "981203,1998-12-03",
        "10年9月1日,2010-09-01",
        "1-Sep-10,2010-09-01",
        "98/12/3,1998-12-03",
        "27-1-1,1927-01-01"
    })
    void two_digits_of_a_year_never_lie_in_the_future(String text, LocalDate day) {
        assertThat(dates.read(text)).isEqualTo(new Read(day, Precision.DAY, true));
    }

    @ParameterizedTest
    @CsvSource({
        "09/01/2010,date.ambiguous", "10/9/1,date.two-digit-year", "2010,date.year-only",
                "2010-02-30,date.no-such-day",
        "20101332,date.no-such-day", "不详,date.unreadable", "0000-00-00,date.no-such-day",
                "18991231,date.out-of-range",
        "2010-13-01,date.no-such-day", "12345678901,date.unreadable"
    })
    void what_is_no_single_day_is_a_problem(String text, String code) {
        assertThat(dates.read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class, it -> assertThat(it.problem().code()).isEqualTo(code));
    }

    @Test
    void the_two_days_a_text_may_mean_are_both_named() {
        assertThat(dates.read("09/01/2010"))
                .isEqualTo(
                        new Unreadable(
                                SheetProblem.of(
                                        "date.ambiguous",
                                        "09/01/2010",
                                        "2010-09-01",
                                        "2010-01-09")));
        assertThat(dates.read("25/12/2010")).isInstanceOf(Read.class);
        assertThat(dates.read("12/25/2010")).isEqualTo(dates.read("25/12/2010"));
    }

    @Test
    void a_number_that_lost_its_last_zero_may_be_two_months() {
        assertThat(dates.read(Cell.of(Cell.Kind.NUMBER, "2010.1"))).isInstanceOf(Unreadable.class);
        assertThat(dates.read(Cell.of(Cell.Kind.NUMBER, "2010.11"))).isInstanceOf(Read.class);
        assertThat(dates.read(Cell.EMPTY)).isInstanceOf(DateReading.Empty.class);
    }

    @Test
    void texts_lose_what_nobody_sees_and_keep_what_they_say() {
        assertThat(CellText.tidy("\uFEFF '张三\u00A0\t ")).isEqualTo("张三");
        assertThat(CellText.tidy("=\"00123\"")).isEqualTo("00123");
        assertThat(CellText.name("张　三")).isEqualTo("张三");
        assertThat(CellText.name("买买提 • 艾力")).isEqualTo("买买提·艾力");
        assertThat(CellText.name("Anna M. Smith")).isEqualTo("Anna M. Smith");
        assertThat(CellText.code("１３０１０２ ２０１３0505001ｘ")).isEqualTo("13010220130505001X");
        assertThat(CellText.code("20260001.0")).isEqualTo("20260001");
        assertThat(CellText.phone("+86 138-0013-8000(爸爸)")).isEqualTo("13800138000");
        assertThat(List.of(CellText.phone("138 0013 8000"), CellText.phone("0311－8888888")))
                .containsExactly("13800138000", "0311-8888888");
    }
}
