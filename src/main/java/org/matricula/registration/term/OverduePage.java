package org.matricula.registration.term;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 逾期未注册: who is beyond the time the rules give, what will become of each, and the button that
/// opens the withdrawals.
@Controller
@RequestMapping("/registrations/{opening}/overdue")
class OverduePage {

    private static final int MOST = 2_000;

    private final Openings openings;
    private final ProposeWithdrawals propose;
    private final MessageSource messages;
    private final Clock clock;

    OverduePage(
            Openings openings, ProposeWithdrawals propose, MessageSource messages, Clock clock) {
        this.openings = openings;
        this.propose = propose;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @OpenToProposing
    String show(@PathVariable UUID opening, Model model) {
        var it = openings.get(opening);
        var today = LocalDate.now(clock);
        model.addAttribute("opening", it);
        model.addAttribute("lines", propose.preview(it.id(), today, MOST));
        model.addAttribute("today", today);
        model.addAttribute("days", propose.days(it, today));
        return "registration/overdue";
    }

    @PostMapping
    @OpenToProposing
    String propose(
            @PathVariable UUID opening,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            RedirectAttributes redirect,
            Locale locale) {
        var done = propose.propose(opening, ids == null ? List.of() : ids);
        if (!done.refused().isEmpty()) {
            throw new Refused(told(done, locale));
        }
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "registration.done.proposed", new Object[] {done.opened()}, locale));
        return "redirect:/registrations/" + opening + "/overdue";
    }

    /// How many were opened, and of each of the others why not.
    private List<Refusal> told(ProposeWithdrawals.Proposed done, Locale locale) {
        return done.refused().entrySet().stream()
                .map(it ->
                        Refusal.rule(
                                "registration.overdue.refused",
                                String.valueOf(done.opened()),
                                it.getKey(),
                                String.join(
                                        " ",
                                        it.getValue().stream()
                                                .map(why ->
                                                        messages.getMessage(
                                                                "refusal." + why.code(),
                                                                why.args().toArray(),
                                                                why.code(),
                                                                locale))
                                                .toList())))
                .toList();
    }
}
