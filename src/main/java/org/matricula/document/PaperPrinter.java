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

    public Printed print(Paper paper, Locale locale) {
        return print(sheet(paper, locale));
    }

    /// Sets the paper in words: what it says from here on depends on nothing else.
    Sheet sheet(Paper paper, Locale locale) {
        return sheet(paper, locale, Map.of());
    }

    /// @param own the school's own sentences by key, as message patterns
    Sheet sheet(Paper paper, Locale locale, Map<String, String> own) {
        var template =
                switch (paper) {
                    case ApprovalForm _ -> "document/form.jte";
                    case Notice _ -> "document/notice.jte";
                    case Transcript _ -> "document/transcript.jte";
                };
        var words = new PaperWords(messages, locale, own);
        var html = new StringOutput();
        templates.render(template, Map.of("paper", paper, "words", words), html);
        var title = words.text(paper.title()) + " " + paper.heading().serial();
        return new Sheet(html.toString(), title, words.lang());
    }

    /// The built-in words of a language.
    PaperWords words(Locale locale) {
        return new PaperWords(messages, locale);
    }

    Printed print(Sheet sheet) {
        return printer.print(sheet.html(), sheet.title(), sheet.lang());
    }
}
