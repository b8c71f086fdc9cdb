package org.matricula.document;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Prints the school's papers from the record.
@Component
public class PaperPrinter {

    private final TemplateEngine templates;
    private final MessageSource messages;
    private final PdfPrinter printer;

    PaperPrinter(TemplateEngine templates, MessageSource messages, PdfPrinter printer) {
        this.templates = templates;
        this.messages = messages;
        this.printer = printer;
    }

    public Printed print(ApprovalForm form, Locale locale) {
        return print("document/form.jte", form, form.title(), form.heading(), locale);
    }

    public Printed print(Notice notice, Locale locale) {
        return print("document/notice.jte", notice, notice.title(), notice.heading(), locale);
    }

    private Printed print(
            String template, Object paper, String title, Heading heading, Locale locale) {
        var words = new PaperWords(messages, locale);
        var html = new StringOutput();
        templates.render(template, Map.of("paper", paper, "words", words), html);
        var name = words.text(title) + " " + heading.serial();
        return printer.print(html.toString(), name, words.lang());
    }
}
