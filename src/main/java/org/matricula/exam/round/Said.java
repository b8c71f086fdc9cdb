package org.matricula.exam.round;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Says what was done on the page that follows.
@Component
public class Said {

    private final MessageSource messages;

    Said(MessageSource messages) {
        this.messages = messages;
    }

    /// @param key message key of the sentence
    /// @return the redirect to a page
    public String then(String path, RedirectAttributes redirect, String key, Object... args) {
        redirect.addFlashAttribute(
                "flash", messages.getMessage(key, args, LocaleContextHolder.getLocale()));
        return "redirect:" + path;
    }
}
