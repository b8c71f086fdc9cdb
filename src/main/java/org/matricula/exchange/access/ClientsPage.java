package org.matricula.exchange.access;

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

/// 接口客户端: which other systems read the school, kept by two persons.
@Controller
@Allowed({"administrator", "academic-office-head"})
class ClientsPage {

    private final KeepClients keep;
    private final Problems problems;
    private final MessageSource messages;

    ClientsPage(KeepClients keep, Problems problems, MessageSource messages) {
        this.keep = keep;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/exchange/clients")
    String show(Model model) {
        return show(List.of(), model);
    }

    private String show(List<Line> lines, Model model) {
        model.addAttribute("clients", keep.all());
        model.addAttribute("schools", keep.schools());
        model.addAttribute("me", Acting.now().account());
        model.addAttribute("lines", lines);
        return "exchange/clients";
    }

    /// The secret is shown in the answer itself and never again.
    @PostMapping("/exchange/clients")
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam UUID school,
            @RequestParam(defaultValue = "") Set<String> scopes,
            @RequestParam(defaultValue = "") String purpose,
            Model model,
            Locale locale) {
        try {
            var made = keep.make(name, school, scopes, purpose);
            model.addAttribute("made", made.id());
            model.addAttribute("secret", made.secret());
            return "exchange/secret";
        } catch (Refused refused) {
            return show(problems.lines(refused, locale), model);
        }
    }

    @PostMapping("/exchange/clients/{client}/confirm")
    String confirm(@PathVariable UUID client, RedirectAttributes flash, Locale locale) {
        keep.confirm(client);
        return told("exchange.client.now-open", flash, locale);
    }

    @PostMapping("/exchange/clients/{client}/secret")
    String renew(@PathVariable UUID client, Model model) {
        model.addAttribute("made", client);
        model.addAttribute("secret", keep.renew(client));
        return "exchange/secret";
    }

    @PostMapping("/exchange/clients/{client}/end")
    String end(
            @PathVariable UUID client,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Locale locale) {
        keep.end(client, reason);
        return told("exchange.client.now-ended", flash, locale);
    }

    private String told(String key, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/exchange/clients";
    }
}
