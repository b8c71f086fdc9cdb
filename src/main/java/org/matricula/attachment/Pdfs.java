package org.matricula.attachment;

import static org.matricula.attachment.Judge.refused;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.matricula.kernel.Refused;

/// PDF papers are kept as they are, if they are only papers: no program, no start of another, no
/// file within, no lock.
final class Pdfs {

    private static final byte[] HEAD = {'%', 'P', 'D', 'F', '-'};
    private static final Set<String> ACTIONS =
            Set.of(
                    "JavaScript",
                    "Launch",
                    "ImportData",
                    "SubmitForm",
                    "Rendition",
                    "RichMediaExecute");
    private static final List<COSName> CARRIERS =
            List.of(
                    COSName.getPDFName("JS"),
                    COSName.getPDFName("JavaScript"),
                    COSName.getPDFName("EmbeddedFiles"),
                    COSName.getPDFName("EF"),
                    COSName.getPDFName("XFA"),
                    COSName.getPDFName("RichMediaContent"));

    private Pdfs() {}

    /// @throws Refused if it is encrypted, active, or cannot be read
    static Judged harmless(byte[] content) {
        for (var i = 0; i < HEAD.length; i++) {
            if (content.length <= i || content[i] != HEAD[i]) {
                throw refused("file.unreadable");
            }
        }
        if (PdfWeight.swells(content)) {
            throw refused("file.pdf.swells");
        }
        try (var document = Loader.loadPDF(content)) {
            if (document.isEncrypted()) {
                throw refused("file.pdf.locked");
            }
            if (document.getNumberOfPages() == 0) {
                throw refused("file.unreadable");
            }
            if (active(document)) {
                throw refused("file.pdf.active");
            }
        } catch (org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException locked) {
            throw refused("file.pdf.locked");
        } catch (IOException | IllegalArgumentException | ClassCastException torn) {
            throw refused("file.unreadable");
        }
        return new Judged("application/pdf", content, null, null, null);
    }

    private static boolean active(PDDocument document) {
        COSDocument objects = document.getDocument();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var waiting = new ArrayDeque<COSBase>();
        waiting.add(objects.getTrailer());
        objects.getXrefTable().keySet().forEach(it -> waiting.add(objects.getObjectFromPool(it)));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            var base = next instanceof COSObject pointer ? pointer.getObject() : next;
            if (base == null || !seen.add(base)) {
                continue;
            }
            if (base instanceof COSArray array) {
                array.forEach(it -> push(waiting, it));
            } else if (base instanceof COSDictionary dictionary) {
                if (active(dictionary)) {
                    return true;
                }
                dictionary.getValues().forEach(it -> push(waiting, it));
            }
        }
        return false;
    }

    private static void push(ArrayDeque<COSBase> waiting, COSBase value) {
        if (value instanceof COSObject
                || value instanceof COSArray
                || value instanceof COSDictionary) {
            waiting.push(value);
        }
    }

    private static boolean active(COSDictionary dictionary) {
        return CARRIERS.stream().anyMatch(dictionary::containsKey)
                || dictionary.getDictionaryObject(COSName.S) instanceof COSName action
                        && ACTIONS.contains(action.getName());
    }
}
