package org.matricula.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class WorkingDaysTest {

    @Autowired WorkingDays workingDays;
    @Autowired LoadDays loadDays;
    @Autowired MarkDay markDay;
    @Autowired DayRows rows;

    @Test
    void holidays_are_free_and_the_days_shifted_for_them_are_worked() {
        assertThat(workingDays.isWorking(day("2026-02-14")))
                .as("Saturday before Spring Festival")
                .isTrue();
        assertThat(workingDays.isWorking(day("2026-02-16")))
                .as("Monday of Spring Festival")
                .isFalse();
        assertThat(workingDays.isWorking(day("2026-02-24"))).isTrue();
        assertThat(workingDays.isWorking(day("2026-10-10"))).isTrue();
        assertThat(workingDays.isWorking(day("2026-11-21"))).as("a plain Saturday").isFalse();
        assertThat(workingDays.plus(day("2026-09-30"), 1)).isEqualTo(day("2026-10-08"));
        assertThat(workingDays.plus(day("2026-02-13"), 2)).isEqualTo(day("2026-02-24"));
        assertThat(workingDays.plus(day("2026-02-24"), -1)).isEqualTo(day("2026-02-14"));
    }

    @Test
    void what_was_decreed_and_what_was_reckoned_is_told_apart() {
        assertThat(rows.of(2025))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.standing()).isEqualTo("decreed"));
        assertThat(rows.of(2026)).filteredOn(it -> !it.standing().equals("local")).hasSize(39);
        assertThat(rows.of(2027))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.standing()).isEqualTo("recalled"));
    }

    @Test
    void counting_forward_and_counting_between_agree_wherever_one_begins() {
        var random = new Random(20261123);
        for (var i = 0; i < 2000; i++) {
            var from = day("2025-01-01").plusDays(random.nextInt(1000));
            var n = random.nextInt(60);
            var until = workingDays.plus(from, n);

            assertThat(workingDays.between(from, until)).as("%s + %d", from, n).isEqualTo(n);
            assertThat(n == 0 || workingDays.isWorking(until)).isTrue();
            assertThat(workingDays.plus(workingDays.plus(from, n), 3))
                    .isEqualTo(workingDays.plus(from, n + 3));
            if (workingDays.isWorking(from)) {
                assertThat(workingDays.plus(until, -n)).isEqualTo(from);
            }
            assertThat(workingDays.between(until, from)).isEqualTo(-n);
        }
    }

    @Test
    void loading_the_shipped_days_again_adds_nothing_and_keeps_local_marks() throws IOException {
        system(() -> markDay.mark(day("2024-06-12"), false, "运动会", "校发〔2024〕8号"));

        assertThat(
                        Acting.<Integer, IOException>call(
                                Actor.system("reference"), loadDays::loadShipped))
                .isZero();
        assertThat(workingDays.isWorking(day("2024-06-12"))).isFalse();

        system(() -> markDay.plain(day("2024-06-12"), "取消运动会", "校发〔2024〕9号"));
        assertThat(workingDays.isWorking(day("2024-06-12"))).isTrue();
    }

    @Test
    void a_file_handed_in_is_told_by_what_became_otherwise() {
        var file =
                """
                date,kind,name,source
                2023-05-04,off,青年节,校发
                2023-05-06,work,调休,校发
                """;
        var first = load(file);
        assertThat(first).isEqualTo(new LoadDays.Loaded(2, 0, 0));
        assertThat(load(file)).isEqualTo(new LoadDays.Loaded(0, 0, 2));
        assertThat(load(file.replace("青年节", "五四"))).isEqualTo(new LoadDays.Loaded(0, 1, 1));
        assertThat(workingDays.isWorking(day("2023-05-06"))).isTrue();
    }

    @Test
    void a_file_with_unreadable_lines_is_refused_whole_and_names_each() {
        var refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                load(
                                        "date,kind,name\n2022-05-04,off,x\nsoon,off,x\n2022-05-06,perhaps,x\n"));
        assertThat(refused.refusals())
                .extracting(Refusal::code)
                .containsExactly("calendar.line", "calendar.line");
        assertThat(rows.of(2022)).isEmpty();
        for (var bad : new String[] {"", "\u0000\u0001", "a;b;c\n1;2;3\n", "date,kind\n"}) {
            assertThat(catchThrowableOfType(Refused.class, () -> load(bad))).as(bad).isNotNull();
        }
    }

    @Test
    void only_an_administrator_moves_a_holiday() {
        var registrar = new Actor(null, "王", "registrar", null, Scope.ALL, "test");
        var refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                Acting.as(
                                        registrar,
                                        () -> markDay.mark(day("2024-01-02"), false, "x", "x")));
        assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("calendar.reach");
    }

    LoadDays.Loaded load(String file) {
        return Acting.call(
                Actor.system("test"), () -> loadDays.load(new StringReader(file), "test"));
    }

    static void system(Runnable work) {
        Acting.as(Actor.system("test"), work);
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
