package org.matricula.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one printer, parsed once: 宋 for text, 黑 for what must stand out. A parsed font may
/// not be used by two threads.
final class FontSet {

    private record Face(String family, int weight, String file) {}

    private record Parsed(Face face, TrueTypeFont font, CmapLookup characters) {}

    private static final List<Face> FACES =
            List.of(
                    new Face("song", 400, "NotoSerifSC_400Regular.ttf"),
                    new Face("song", 700, "NotoSerifSC_700Bold.ttf"),
                    new Face("hei", 400, "NotoSansSC_400Regular.ttf"),
                    new Face("hei", 700, "NotoSansSC_700Bold.ttf"));

    private final List<Parsed> faces = FACES.stream().map(FontSet::read).toList();

    boolean knows(int character) {
        return faces.stream().allMatch(it -> it.characters.getGlyphId(character) != 0);
    }

    void lendTo(PdfRendererBuilder builder, PDDocument document, RareCharacters rare) {
        for (var parsed : faces) {
            use(builder, document, parsed.face, parsed.font);
        }
        if (!rare.drawn().isEmpty()) {
            use(builder, document, new Face("rare", 400, ""), parse(rare.font(false)));
            use(builder, document, new Face("rare", 700, ""), parse(rare.font(true)));
        }
    }

    /// The words inside a drawing are set by another engine, which wants the file itself.
    static void lendToDrawings(PdfRendererBuilder builder) {
        for (var face : FACES.subList(2, 4)) {
            builder.useFont(
                    () -> open(face),
                    face.family,
                    face.weight,
                    FontStyle.NORMAL,
                    true,
                    EnumSet.of(FSFontUseCase.SVG));
        }
    }

    private static void use(
            PdfRendererBuilder builder, PDDocument document, Face face, TrueTypeFont font) {
        try {
            var embedded = new PDFontSupplier(PDType0Font.load(document, font, true));
            builder.useFont(embedded, face.family, face.weight, FontStyle.NORMAL, true);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Parsed read(Face face) {
        try (var file = open(face)) {
            var font = parse(file.readAllBytes());
            return new Parsed(face, font, font.getUnicodeCmapLookup());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(Face face) {
        var file = FontSet.class.getResourceAsStream("/fonts/" + face.file);
        return Objects.requireNonNull(file, face.file);
    }

    private static TrueTypeFont parse(byte[] bytes) {
        try {
            return new TTFParser(false).parse(new RandomAccessReadBuffer(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
