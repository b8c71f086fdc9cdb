package org.matricula.exchange.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 事件推送: addresses, and what could not be delivered.
@Controller
@Allowed({"administrator", "academic-office-head"})
class HooksPage {

    private final KeepHooks keep;
    private final Problems problems;
    private final MessageSource messages;

    HooksPage(KeepHooks keep, Problems problems, MessageSource messages) {
        this.keep = keep;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/exchange/hooks")
    String show(Model model) {
        return show(List.of(), model);
    }

    private String show(List<Line> lines, Model model) {
        model.addAttribute("hooks", keep.all());
        model.addAttribute("dead", keep.dead());
        model.addAttribute("schools", keep.schools());
        model.addAttribute("kinds", KeepHooks.KINDS);
        model.addAttribute("me", Acting.now().account());
        model.addAttribute("lines", lines);
        return "exchange/hooks";
    }

    @PostMapping("/exchange/hooks")
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam UUID school,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "false") boolean inside,
            @RequestParam(defaultValue = "") Set<String> kinds,
            Model model,
            Locale locale) {
        try {
            model.addAttribute("secret", keep.make(name, school, address, inside, kinds).secret());
            return "exchange/hook-secret";
        } catch (Refused refused) {
            return show(problems.lines(refused, locale), model);
        }
    }

    @PostMapping("/exchange/hooks/{hook}/confirm")
    String confirm(@PathVariable UUID hook, RedirectAttributes flash, Locale locale) {
        keep.confirm(hook);
        return told("exchange.hook.now-open", flash, locale);
    }

    @PostMapping("/exchange/hooks/{hook}/end")
    String end(@PathVariable UUID hook, RedirectAttributes flash, Locale locale) {
        keep.end(hook);
        return told("exchange.hook.now-ended", flash, locale);
    }

    @PostMapping("/exchange/deliveries/{delivery}/resend")
    String resend(@PathVariable UUID delivery, RedirectAttributes flash, Locale locale) {
        keep.resend(delivery);
        return told("exchange.hook.resent", flash, locale);
    }

    private String told(String key, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/exchange/hooks";
    }
}
