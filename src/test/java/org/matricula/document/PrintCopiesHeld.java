package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What every print copy has to be, whichever papers it binds: an archive file that can be read
/// aloud, whole by the European Commission's library, that says what it is.
public final class PrintCopiesHeld {

    private PrintCopiesHeld() {}

    public static void hold(byte[] file, int papers) throws Exception {
        var printed = new Printed(file, 1, List.of());
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PaperPrinterTest.faults(printed, PDFAFlavour.PDFUA_1)).isEmpty();
        // one signature, and it covers the whole file: those of the papers are not broken within
        var signature = VerifyFilesTest.foreign(file);
        assertThat(signature.getSignatureCryptographicVerification().isSignatureValid()).isTrue();
        assertThat(SignedRange.last(file).orElseThrow().end()).isEqualTo(file.length);
        var altered = file.clone();
        altered[file.length / 2] ^= 1;
        assertThat(
                        VerifyFilesTest.foreign(altered)
                                .getSignatureCryptographicVerification()
                                .isSignatureValid())
                .isFalse();
        try (var pdf = Loader.loadPDF(file)) {
            var cover = new PDFTextStripper();
            cover.setEndPage(1);
            assertThat(cover.getText(pdf).replaceAll("\\s", ""))
                    .contains("打印合订本", "由下列" + papers + "份文书合订而成", "不是其中任何一份文书的原件");
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("打印合订本");
        }
    }
}
