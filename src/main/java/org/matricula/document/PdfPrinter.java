package org.matricula.document;

import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI;
import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/// Prints HTML as PDF/A-2a and PDF/UA-1: kept for decades, and read aloud to those who cannot see.
///
/// At most one print a processor runs at a time, each with fonts of its own that are parsed once.
@Component
public class PdfPrinter {

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final String style = resource("/paper/paper.css");
    private final LinkedBlockingQueue<FontSet> idle = new LinkedBlockingQueue<>();
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    PdfPrinter() {
        XRLog.setLoggingEnabled(false);
    }

    /// @param html what stands in the body, well-formed; it may load nothing from outside
    /// @param title names the document in the reader's window and its catalogue
    /// @param lang language of the text, as `zh-CN`
    public Printed print(String html, String title, String lang) {
        turns.acquireUninterruptibly();
        try {
            var waiting = idle.poll();
            var fonts = waiting == null ? new FontSet() : waiting;
            var printed = print(page(EmptyTables.filled(html), title, lang), fonts);
            idle.add(fonts);
            return printed;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            turns.release();
        }
    }

    private Printed print(String html, FontSet fonts) throws IOException {
        var rare = RareCharacters.in(html, fonts::knows);
        try (var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
                var drawer = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePDDocument(document);
            builder.withHtmlContent(rare.text(), null);
            builder.withProducer("Matricula");
            builder.useSVGDrawer(drawer);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(colours);
            builder.useExternalResourceAccessControl(
                    (uri, kind) -> within(uri), RUN_BEFORE_RESOLVING_URI);
            builder.useExternalResourceAccessControl(
                    (uri, kind) -> within(uri), RUN_AFTER_RESOLVING_URI);
            fonts.lendTo(builder, document, rare);
            if (html.contains("<text")) {
                FontSet.lendToDrawings(builder);
            }
            return new Printed(
                    bytes(builder, document), document.getNumberOfPages(), rare.missing());
        }
    }

    /// Pictures that stand in the paper itself; nothing is fetched from anywhere.
    private static boolean within(String uri) {
        return uri.startsWith("data:image/jpeg;base64,")
                || uri.startsWith("data:image/png;base64,");
    }

    private static byte[] bytes(PdfRendererBuilder builder, PDDocument document)
            throws IOException {
        var out = new ByteArrayOutputStream();
        builder.toStream(out);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
        }
        document.save(out);
        return out.toByteArray();
    }

    private String page(String html, String title, String lang) {
        return """
        <html lang="%s"><head><title>%s</title><meta name="description" content="%2$s"/>
        <style>%s</style></head><body>%s</body></html>\
        """
                .formatted(escape(lang), escape(title), style, html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String resource(String path) {
        try (var file = PdfPrinter.class.getResourceAsStream(path)) {
            var bytes = Objects.requireNonNull(file, path).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
