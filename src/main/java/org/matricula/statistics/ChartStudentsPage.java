package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The students behind a number of 学籍流向 and 届别去向, which stand on no head-count of one day.
@Controller
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class ChartStudentsPage {

    private static final int LISTED = 50;
    private static final List<Dimension> BY = List.of(Dimension.STATUS);

    private final Flows flows;
    private final CohortCounts cohorts;
    private final Questions questions;
    private final StudentRowsShown rows;
    private final Ledger ledger;

    ChartStudentsPage(
            Flows flows,
            CohortCounts cohorts,
            Questions questions,
            StudentRowsShown rows,
            Ledger ledger) {
        this.flows = flows;
        this.cohorts = cohorts;
        this.questions = questions;
        this.rows = rows;
        this.ledger = ledger;
    }

    @GetMapping("/statistics/charts/{kind}/students")
    String students(
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> given,
            Model model) {
        var asked = questions.read(given, BY);
        var slice =
                switch (ChartKind.of(kind)) {
                    case FLOW -> moved(asked, given);
                    case COHORT -> entered(asked, given);
                    case PYRAMID, ORIGIN, TREND -> throw new Absent("students of " + kind);
                };
        var unit = asked.place().unitId();
        ledger.note(
                Act.of("statistics.students", unit == null ? null : "unit:" + unit)
                        .to(Map.of("asked", given, "shown", slice.items().size())));
        model.addAttribute(
                "shown",
                rows.of(asked.asOf(), slice, "/statistics/charts/" + kind + "/students", given));
        return "statistics/students";
    }

    private Slice<StudentsBehind.Student> moved(
            Question asked, MultiValueMap<String, String> given) {
        var from = questions.dayOrNull(given, "from");
        if (from == null || from.isAfter(asked.asOf())) {
            throw new Refused(Refusal.input("from", "body.period"));
        }
        return flows.students(
                new Flows.Span(asked.place(), from, asked.asOf(), asked.knownAt(), asked.filters()),
                word(given, "was"),
                word(given, "is"),
                LISTED,
                given.getFirst("cursor"));
    }

    private Slice<StudentsBehind.Student> entered(
            Question asked, MultiValueMap<String, String> given) {
        var year = word(given, "year");
        if (!year.matches("[12]\\d{3}")) {
            throw new Refused(Refusal.input("year", "statistics.word", year));
        }
        return cohorts.students(
                asked,
                Integer.parseInt(year),
                CohortCounts.Became.of(given.getFirst("became")),
                LISTED,
                given.getFirst("cursor"));
    }

    private static String word(MultiValueMap<String, String> given, String name) {
        @Nullable String word = given.getFirst(name);
        if (word == null || word.isBlank()) {
            throw new Refused(Refusal.input(name, "field.missing"));
        }
        return word;
    }

    static String flow(Question asked, LocalDate from, Flows.Flow flow) {
        return "/statistics/charts/flow/students?%s&from=%s&was=%s&is=%s"
                .formatted(Questions.same(asked), from, flow.from(), flow.to());
    }

    static String cohort(Question asked, int entryYear, CohortCounts.Became became) {
        return "/statistics/charts/cohort/students?%s&year=%d&became=%s"
                .formatted(Questions.same(asked), entryYear, became.key());
    }
}
