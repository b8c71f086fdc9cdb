package org.matricula.change.automatic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// 连续旷课名单, each with what shows it and the button that opens the right case.
@Controller
@OpenToAbsences
class LongAbsencesPage {

    private static final int MOST = 500;

    private final PointOutAbsences pointOut;
    private final Clock clock;

    LongAbsencesPage(PointOutAbsences pointOut, Clock clock) {
        this.pointOut = pointOut;
        this.clock = clock;
    }

    @GetMapping(ForgottenLongAbsences.PATH)
    String show(Model model) {
        var lines = pointOut.lines(LocalDate.now(clock), MOST);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "opens",
                lines.stream()
                        .map(AbsenceLine::education)
                        .distinct()
                        .filter(pointOut::mayOpen)
                        .collect(Collectors.toSet()));
        return "change/long-absences";
    }

    @PostMapping(ForgottenLongAbsences.PATH + "/{enrolment}")
    String open(@PathVariable UUID enrolment, Locale locale) {
        return "redirect:" + pointOut.open(enrolment, locale);
    }
}
