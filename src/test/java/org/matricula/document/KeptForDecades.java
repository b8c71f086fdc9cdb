package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What a school hands out is an archive file that can be read aloud, says a validator not ours.
public final class KeptForDecades {

    private KeptForDecades() {}

    public static void is(String name, byte[] pdf) throws Exception {
        var printed = new Printed(pdf, 1, List.of());
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFA_2_A)).as(name).isEmpty();
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFUA_1)).as(name).isEmpty();
    }
}
