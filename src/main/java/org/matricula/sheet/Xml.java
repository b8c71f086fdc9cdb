package org.matricula.sheet;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// XML without document types and without anything fetched from outside. The guard has refused such
/// parts already; this is the second wall.
final class Xml {

    private Xml() {}

    static XMLStreamReader reader(InputStream from) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory.createXMLStreamReader(from);
    }

    /// An attribute by its local name, in whatever namespace.
    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (name.equals(xml.getAttributeLocalName(i))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /// Adds the text up to the end of the present element, leaving out what is nested in it.
    static void text(XMLStreamReader xml, StringBuilder into, int limit) throws XMLStreamException {
        var depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (depth == 1) {
                        append(xml, into, limit);
                    }
                }
                default -> {}
            }
        }
    }

    private static void append(XMLStreamReader xml, StringBuilder into, int limit) {
        if (into.length() + xml.getTextLength() > limit) {
            throw new UnreadableSheet(SheetProblem.of("sheet.cell-length", limit));
        }
        into.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /// Adds the text of a rich string (`si`, `is`): its runs, without the phonetic guides.
    static void richText(XMLStreamReader xml, StringBuilder into, int limit)
            throws XMLStreamException {
        var depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if ("t".equals(xml.getLocalName())) {
                        text(xml, into, limit);
                    } else if ("rPh".equals(xml.getLocalName())) {
                        skip(xml);
                    } else {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    /// Goes to the end of the present element.
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        var depth = 1;
        while (depth > 0) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /// `_x000D_` stands for a character that XML cannot carry.
    static String unescaped(CharSequence raw) {
        var text = raw.toString();
        var at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        var from = 0;
        while (at >= 0) {
            var code = code(text, at);
            if (code < 0) {
                at = text.indexOf("_x", at + 2);
                continue;
            }
            plain.append(text, from, at).append((char) code);
            from = at + 7;
            at = text.indexOf("_x", from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static int code(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return -1;
        }
        var code = 0;
        for (var i = at + 2; i < at + 6; i++) {
            var digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
