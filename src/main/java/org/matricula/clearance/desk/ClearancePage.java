package org.matricula.clearance.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.clearance.Clearances;
import org.matricula.clearance.OpenToClearance;
import org.matricula.codebook.Codes;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 离校手续: an office's list, the registrar's settings, the student's own slip.
@Controller
class ClearancePage {

    /// @param others the mark of those who are signed beside the named
    record Lines(@Nullable String lines, @Nullable String others) {}

    record Reason(@Nullable String reason) {}

    private final ClearanceDesk desk;
    private final ClearanceRows rows;
    private final Clearances clearances;
    private final SignOff signOff;
    private final TakeBackSignature takeBack;
    private final HoldItems holdItems;
    private final SetOffices setOffices;
    private final GraduateDestinations destinations;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    ClearancePage(
            ClearanceDesk desk,
            ClearanceRows rows,
            Clearances clearances,
            SignOff signOff,
            TakeBackSignature takeBack,
            HoldItems holdItems,
            SetOffices setOffices,
            GraduateDestinations destinations,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.desk = desk;
        this.rows = rows;
        this.clearances = clearances;
        this.signOff = signOff;
        this.takeBack = takeBack;
        this.holdItems = holdItems;
        this.setOffices = setOffices;
        this.destinations = destinations;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/clearance")
    @OpenToClearance
    String show(
            @RequestParam(required = false) @Nullable UUID office,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("view", desk.view(office, cursor, ClearanceDesk.SHOWN));
        model.addAttribute("later", cursor != null);
        return "clearance/desk";
    }

    @PostMapping("/clearance/{office}/sign-off")
    @OpenToClearance
    String sign(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(defaultValue = "") String others,
            RedirectAttributes redirect,
            Locale locale) {
        var done = signOff.sign(office, lines, others);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "clearance.signed", new Object[] {done.cleared(), done.held()}, locale));
        return "redirect:/clearance?office=" + office;
    }

    @PostMapping("/clearance/{office}/items/{item}/take-back")
    @OpenToClearance
    String takeBack(
            @PathVariable UUID office,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        takeBack.takeBack(office, item, reason);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("clearance.taken-back", null, locale));
        return "redirect:/clearance?office=" + office;
    }

    @PostMapping("/clearance/{office}/holds")
    @OpenToClearance
    String hold(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "") String lines,
            RedirectAttributes redirect,
            Locale locale) {
        var many = holdItems.hold(office, lines);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("clearance.was-held", new Object[] {many}, locale));
        return "redirect:/clearance?office=" + office;
    }

    @PostMapping("/clearance/offices")
    @Allowed({"registrar", "academic-office-head"})
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @Nullable List<String> leaving,
            @RequestParam(defaultValue = "false") boolean blocks,
            @RequestParam(defaultValue = "false") boolean tracked,
            RedirectAttributes redirect,
            Locale locale) {
        setOffices.add(
                desk.institution(),
                new SetOffices.Wanted(
                        name,
                        matter,
                        place,
                        role,
                        leaving == null ? List.of() : leaving,
                        blocks,
                        tracked));
        redirect.addFlashAttribute("flash", messages.getMessage("clearance.set", null, locale));
        return "redirect:/clearance";
    }

    @PostMapping("/clearance/offices/{office}/end")
    @Allowed({"registrar", "academic-office-head"})
    String end(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "-1") long open,
            @RequestParam(defaultValue = "-1") long held,
            @RequestParam(defaultValue = "") String reason) {
        setOffices.end(office, open, held, reason);
        return "redirect:/clearance";
    }

    @GetMapping("/clearance/destinations")
    @Allowed({"registrar", "academic-office-head"})
    String destinations(
            @RequestParam(required = false) @Nullable Integer year, Model model, Locale locale) {
        var shown = year == null ? LocalDate.now(clock).getYear() : year;
        var lines = new LinkedHashMap<String, String>();
        for (var it : destinations.of(desk.institution(), shown)) {
            var label =
                    it.kind().isEmpty()
                            ? messages.getMessage("clearance.destination.unknown", null, locale)
                            : codes.label("destination", it.kind(), locale);
            lines.put(label, it.count() == null ? "—" : String.valueOf(it.count()));
        }
        model.addAttribute("lines", lines);
        model.addAttribute("year", shown);
        model.addAttribute("least", GraduateDestinations.LEAST);
        return "clearance/destinations";
    }

    @GetMapping("/own-clearance")
    @Allowed("student")
    String own(Model model) {
        var slips = new LinkedHashMap<String, List<Clearances.Line>>();
        for (var it : rows.own()) {
            slips.put(it.school() + " " + it.name(), clearances.of(it.enrolmentId()));
        }
        model.addAttribute("slips", slips);
        return "clearance/own";
    }

    @GetMapping("/api/v1/clearance")
    @OpenToClearance
    @ResponseBody
    ClearanceDesk.View list(
            @RequestParam(required = false) @Nullable UUID office,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return desk.view(office, cursor, Math.clamp(limit, 1, ClearanceDesk.SHOWN));
    }

    @PostMapping("/api/v1/clearance/{office}/sign-off")
    @OpenToClearance
    @ResponseBody
    SignOff.Signed sign(@PathVariable UUID office, @RequestBody Lines it) {
        return signOff.sign(
                office,
                it.lines() == null ? "" : it.lines(),
                it.others() == null ? "" : it.others());
    }

    @PostMapping("/api/v1/clearance/{office}/items/{item}/take-back")
    @OpenToClearance
    ResponseEntity<Void> takeBack(
            @PathVariable UUID office, @PathVariable UUID item, @RequestBody Reason it) {
        takeBack.takeBack(office, item, it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }

    /// By the library's or another office's own system.
    @PostMapping("/api/v1/clearance/{office}/holds")
    @OpenToClearance
    @ResponseBody
    Map<String, Integer> hold(@PathVariable UUID office, @RequestBody Lines it) {
        return Map.of("held", holdItems.hold(office, it.lines() == null ? "" : it.lines()));
    }

    @GetMapping("/api/v1/own-clearance")
    @Allowed("student")
    @ResponseBody
    List<Clearances.Line> ownLines() {
        return rows.own().stream().flatMap(it -> clearances.of(it.enrolmentId()).stream()).toList();
    }

    @GetMapping("/api/v1/destinations")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<List<GraduateDestinations.Line>> destinations(@RequestParam int year) {
        return ResponseEntity.ok(destinations.of(desk.institution(), year));
    }
}
