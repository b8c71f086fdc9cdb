package org.matricula.change.correction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.Detail;
import org.matricula.registry.OpenToReaders;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 更正项: the sheet beside an application.
@Controller
@RequestMapping("/corrections/{case}")
@OpenToReaders
class CorrectionPage {

    private final CorrectionSheet sheet;
    private final Problems problems;
    private final MessageSource messages;

    CorrectionPage(CorrectionSheet sheet, Problems problems, MessageSource messages) {
        this.sheet = sheet;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable("case") UUID caseId, Model model, Locale locale) {
        return page(sheet.show(caseId, locale), List.of(), "", "", model, locale);
    }

    @PostMapping
    String put(
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            Model model,
            Locale locale) {
        try {
            sheet.put(caseId, field, value);
            return back(caseId);
        } catch (Refused refused) {
            var lines = problems.lines(refused, locale);
            return page(sheet.show(caseId, locale), lines, field, value, model, locale);
        }
    }

    @PostMapping("/remove")
    String remove(@PathVariable("case") UUID caseId, @RequestParam String field) {
        sheet.remove(caseId, field);
        return back(caseId);
    }

    @PostMapping("/ticks")
    String tick(
            @PathVariable("case") UUID caseId,
            @RequestParam(name = "tick", required = false) @Nullable List<String> ticks,
            @RequestParam(defaultValue = "") String note,
            Model model,
            Locale locale) {
        try {
            sheet.tick(caseId, ticks == null ? List.of() : ticks, note);
            return back(caseId);
        } catch (Refused refused) {
            var lines = problems.lines(refused, locale);
            return page(sheet.show(caseId, locale), lines, "", "", model, locale);
        }
    }

    @PostMapping("/unmask")
    String unmask(
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale) {
        return page(sheet.unmasked(caseId, reason, locale), List.of(), "", "", model, locale);
    }

    private String page(
            CorrectionSheet.Shown shown,
            List<Line> errors,
            String field,
            String value,
            Model model,
            Locale locale) {
        model.addAttribute("it", shown);
        model.addAttribute("errors", errors);
        model.addAttribute("field", field);
        model.addAttribute("value", value);
        model.addAttribute("ticks", InformationCorrection.TICKS);
        model.addAttribute(
                "fields",
                Arrays.stream(Detail.values())
                        .map(it ->
                                new Choice(
                                        it.code(), messages.getMessage(it.label(), null, locale)))
                        .toList());
        return "change/correction";
    }

    private static String back(UUID caseId) {
        return "redirect:/corrections/" + caseId;
    }
}
