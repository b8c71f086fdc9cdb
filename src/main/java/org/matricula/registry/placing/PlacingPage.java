package org.matricula.registry.placing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToRegistrars;
import org.matricula.registry.roster.RosterUnits;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 分班: the proposal, each line changeable by hand, then the act.
@Controller
@OpenToRegistrars
class PlacingPage {

    private static final String FIELD = "class.";

    private final PlaceStudents placeStudents;
    private final RosterUnits units;
    private final Codes codes;
    private final Problems problems;
    private final MessageSource messages;

    PlacingPage(
            PlaceStudents placeStudents,
            RosterUnits units,
            Codes codes,
            Problems problems,
            MessageSource messages) {
        this.placeStudents = placeStudents;
        this.units = units;
        this.codes = codes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/students/placing")
    String propose(
            @RequestParam(required = false) @Nullable UUID unit,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            return form(
                    unit,
                    unit == null ? List.of() : placeStudents.propose(placeStudents.unit(unit)),
                    List.of(),
                    model);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(unit, List.of(), problems.lines(refused, locale), model);
        }
    }

    private String form(
            @Nullable UUID unit, List<Placement> proposed, List<Line> lines, Model model) {
        model.addAttribute("units", units.choices());
        model.addAttribute("unit", unit == null ? "" : unit.toString());
        model.addAttribute(
                "classes",
                unit == null
                        ? List.of()
                        : placeStudents.classes(placeStudents.unit(unit)).stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        model.addAttribute("proposed", proposed);
        model.addAttribute("codes", codes);
        model.addAttribute("lines", lines);
        return "registry/placing";
    }

    @PostMapping("/students/placing")
    String place(
            @RequestParam UUID unit,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect,
            Locale locale) {
        var classOf = new HashMap<UUID, UUID>();
        form.forEach((name, value) -> {
            if (name.startsWith(FIELD) && !value.isBlank()) {
                classOf.put(
                        UUID.fromString(name.substring(FIELD.length())), UUID.fromString(value));
            }
        });
        var placed = placeStudents.place(placeStudents.unit(unit), classOf);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "registry.placing.done", new Object[] {String.valueOf(placed)}, locale));
        return "redirect:/students/placing?unit=" + unit;
    }
}
