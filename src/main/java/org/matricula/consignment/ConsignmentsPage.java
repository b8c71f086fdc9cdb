package org.matricula.consignment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 材料交接: what can be handed over, what came and has to be counted, and every list of the unit's own
/// and of those below.
@Controller
@RequestMapping("/consignments")
@OpenToConsignments
class ConsignmentsPage {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Consign consignments;
    private final TakeConsignment take;
    private final MendPieces mend;
    private final ConsignmentPaper paper;
    private final ConsignmentLevels levels;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    ConsignmentsPage(
            Consign consignments,
            TakeConsignment take,
            MendPieces mend,
            ConsignmentPaper paper,
            ConsignmentLevels levels,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.consignments = consignments;
        this.take = take;
        this.mend = mend;
        this.paper = paper;
        this.levels = levels;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        return page(unit, List.of(), model);
    }

    @PostMapping
    String make(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String kind,
            Model model,
            Locale locale) {
        try {
            return "redirect:/consignments/"
                    + consignments.make(levels.unit(unit).id(), ConsignmentKind.of(kind));
        } catch (Refused refused) {
            return page(unit, problems.lines(refused, locale), model);
        }
    }

    @GetMapping("/{list}")
    String one(@PathVariable UUID list, Model model) {
        return one(list, List.of(), model);
    }

    @PostMapping("/{list}/hand")
    String hand(
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") String head,
            @RequestParam(required = false) @Nullable LocalDate signedOn,
            @RequestParam(defaultValue = "false") boolean stamped,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return act(
                list,
                "consignment.handed",
                () -> consignments.hand(list, new Consign.Signed(head, signedOn, stamped)),
                model,
                redirect,
                locale);
    }

    @PostMapping("/{list}/drop")
    String drop(
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return act(
                list,
                "consignment.dropped",
                () -> consignments.drop(list, reason),
                model,
                redirect,
                locale);
    }

    @PostMapping("/{list}/accept")
    String accept(
            @PathVariable UUID list,
            @RequestParam(defaultValue = "-1") int counted,
            @RequestParam(required = false) @Nullable List<Integer> back,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return act(
                list,
                "consignment.accepted",
                () -> take.accept(list, counted, back == null ? List.of() : back, reason),
                model,
                redirect,
                locale);
    }

    @PostMapping("/{list}/return")
    String sendBack(
            @PathVariable UUID list,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return act(
                list,
                "consignment.sent-back",
                () -> take.sendBack(list, reason),
                model,
                redirect,
                locale);
    }

    /// Single pieces, after the list was accepted.
    @PostMapping("/{list}/give-back")
    String giveBack(
            @PathVariable UUID list,
            @RequestParam(required = false) @Nullable List<Integer> back,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return act(
                list,
                "consignment.given-back",
                () -> take.giveBack(list, back == null ? List.of() : back, reason),
                model,
                redirect,
                locale);
    }

    /// What came back is mended, and ready once more.
    @PostMapping("/{list}/mended")
    String mended(
            @PathVariable UUID list,
            @RequestParam(required = false) @Nullable List<Integer> back,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        return act(
                list,
                "consignment.mended",
                () -> mend.mend(list, back == null ? List.of() : back, reason),
                model,
                redirect,
                locale);
    }

    @GetMapping("/{list}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID list) {
        return file(
                paper.pdf(list),
                MediaType.APPLICATION_PDF,
                paper.name(consignments.get(list)) + ".pdf");
    }

    @GetMapping("/{list}.xlsx")
    ResponseEntity<byte[]> sheet(@PathVariable UUID list) {
        return file(
                paper.sheet(list),
                MediaType.parseMediaType(XLSX),
                paper.name(consignments.get(list)) + ".xlsx");
    }

    static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Cache-Control", "no-store")
                .body(content);
    }

    private String act(
            UUID list,
            String told,
            Runnable work,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            work.run();
        } catch (Refused refused) {
            return one(list, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/consignments/" + list;
    }

    private String one(UUID list, List<Line> errors, Model model) {
        var it = consignments.get(list);
        var unit = levels.unit(it.unitId());
        model.addAttribute("it", it);
        var lines = consignments.lines(list);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "mending", levels.mayHand(unit) && lines.stream().anyMatch(Consignment.Line::held));
        model.addAttribute("counts", consignments.counts(list));
        model.addAttribute("mayHand", it.is("made") && levels.mayHand(unit));
        model.addAttribute("mayTake", levels.mayTake(it.toUnitId()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("errors", errors);
        return "consignment/consignment";
    }

    private String page(@Nullable UUID asked, List<Line> errors, Model model) {
        var unit = levels.unit(asked);
        model.addAttribute("unit", unit);
        model.addAttribute("ready", consignments.ready(unit));
        model.addAttribute("mending", consignments.mending(unit));
        model.addAttribute("waiting", consignments.waiting(unit));
        model.addAttribute("lists", consignments.lists(unit));
        model.addAttribute("mayHand", levels.mayHand(unit));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("errors", errors);
        return "consignment/consignments";
    }
}
