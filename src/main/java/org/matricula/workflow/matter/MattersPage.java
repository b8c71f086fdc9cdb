package org.matricula.workflow.matter;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Responsibility;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.OpenPages;
import org.matricula.workflow.view.Charts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// 办事指南, for everyone, students and parents before all: no record of anybody is in it.
@Controller
@Allowed(Allowed.PUBLIC)
class MattersPage {

    record Answer(@Nullable UUID unit, List<Line> items) {}

    record Line(
            String kind,
            String label,
            List<Responsibility> responsible,
            List<Way> processes,
            List<String> forms) {}

    record Way(String education, int workingDays, int steps) {}

    private final MatterGuide matters;
    private final MatterGaps gaps;
    private final Units units;
    private final Charts charts;
    private final OpenPages doors;
    private final MessageSource words;

    MattersPage(
            MatterGuide matters,
            MatterGaps gaps,
            Units units,
            Charts charts,
            OpenPages doors,
            MessageSource words) {
        this.matters = matters;
        this.gaps = gaps;
        this.units = units;
        this.charts = charts;
        this.doors = doors;
        this.words = words;
    }

    @GetMapping("/matters")
    String list(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        var place = around(unit, model);
        model.addAttribute("matters", matters.of(place));
        model.addAttribute("institutions", institutions());
        model.addAttribute("gaps", gaps.forReader());
        return "workflow/matters";
    }

    @GetMapping("/matters/{kind}")
    String one(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model) {
        var place = around(unit, model);
        model.addAttribute("matter", matters.one(kind, place));
        model.addAttribute("charts", charts);
        model.addAttribute("mayApply", doors.open("/apply"));
        return "workflow/matter";
    }

    @GetMapping("/api/v1/matters")
    @ResponseBody
    Answer tell(@RequestParam(required = false) @Nullable UUID unit, Locale locale) {
        var place = matters.place(unit).orElse(null);
        return new Answer(
                place == null ? null : place.id(),
                matters.of(place).stream().map(it -> line(it, locale)).toList());
    }

    private Line line(Matter it, Locale locale) {
        return new Line(
                it.code(),
                say("case." + it.code(), locale),
                it.responsible(),
                it.ways().stream()
                        .map(way -> new Way(way.education(), it.days(way), way.turns().size()))
                        .toList(),
                it.forms().stream().map(form -> say(form, locale)).toList());
    }

    private @Nullable Unit around(@Nullable UUID unit, Model model) {
        var place = matters.place(unit).orElse(null);
        model.addAttribute("place", place);
        model.addAttribute("asked", unit);
        model.addAttribute("signedIn", Acting.ifAny().map(Actor::account).isPresent());
        return place;
    }

    private List<Choice> institutions() {
        return units.institutions().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, key, locale);
    }
}
