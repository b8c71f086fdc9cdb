package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// The printer of every test of the program: whatever they print is held against veraPDF as
/// PDF/A-2a and PDF/UA-1, the first of each make, so that no paper of any module is handed out that
/// is not one. What makes a paper invalid is how it is built; the make is its elements and classes.
@Component
@Primary
class HeldPrinter extends PdfPrinter {

    private static final Pattern ELEMENT =
            Pattern.compile(
                    "<(\\w+)(?:[^>]*?class=\"([^\"]*)\")?[^>]*?(colspan|rowspan|alt)?[^>]*>");

    private final Map<String, List<String>> faults = new ConcurrentHashMap<>();

    @Override
    public Printed print(String html, String title, String lang) {
        var printed = super.print(html, title, lang);
        assertThat(faults.computeIfAbsent(make(html) + lang, it -> faults(printed)))
                .as("the paper " + title)
                .isEmpty();
        return printed;
    }

    private static String make(String html) {
        var all = new TreeSet<String>();
        var elements = ELEMENT.matcher(html);
        while (elements.find()) {
            all.add(elements.group(1) + "." + elements.group(2) + "." + elements.group(3));
        }
        return all.toString();
    }

    static List<String> faults(Printed printed) {
        try {
            var all = new ArrayList<>(PaperPrinterTest.faults(printed, PDFAFlavour.PDFA_2_A));
            all.addAll(PaperPrinterTest.faults(printed, PDFAFlavour.PDFUA_1));
            return all;
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
