package org.matricula.notice;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Allowed(Allowed.SIGNED_IN)
class NoticesPage {

    private static final int PAGE = 30;

    private final Inbox inbox;
    private final MailChoices choices;

    NoticesPage(Inbox inbox, MailChoices choices) {
        this.inbox = inbox;
        this.choices = choices;
    }

    @GetMapping("/notices")
    String show(@RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("notices", inbox.page(cursor, PAGE));
        return "notice/inbox";
    }

    /// Following a notice reads it.
    @PostMapping("/notices/{id}/read")
    String follow(@PathVariable UUID id) {
        return "redirect:" + inbox.read(id);
    }

    @PostMapping("/notices/read")
    String readAll() {
        inbox.readAll();
        return "redirect:/notices";
    }

    /// 邮件通知: what also comes by mail.
    @GetMapping("/notices/mail")
    String mail(Model model) {
        model.addAttribute(
                "topics", Arrays.stream(MailTopic.values()).map(MailTopic::code).toList());
        model.addAttribute("mailed", choices.own());
        return "notice/mail";
    }

    @PostMapping("/notices/mail")
    String choose(@RequestParam(required = false) @Nullable List<String> topic) {
        choices.choose(topic == null ? List.of() : topic);
        return "redirect:/notices/mail";
    }
}
