package org.matricula.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// 版式文件 OFD (GB/T 33190): a ZIP whose root holds `OFD.xml`.
///
/// @param text what its pages say in letters, in their order within the package; empty where they
///   are pictures
public record OfdPackage(String text) {

    public static final String TYPE = "application/ofd";

    private static final String ROOT = "OFD.xml";
    private static final String NAMESPACE = "http://www.ofdspec.org/2016";
    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int LONGEST_END = 65_557;
    private static final XMLInputFactory XML = factory();

    /// @return empty for whatever is no such package, is torn, or swells beyond measure
    public static Optional<OfdPackage> read(byte[] content) {
        if (!ends(content)) {
            return Optional.empty();
        }
        try {
            var parts = parts(content);
            var root = parts.get(ROOT);
            if (root == null || !root(root)) {
                return Optional.empty();
            }
            var text = new StringBuilder();
            for (var it : parts.entrySet()) {
                text.append(text(it.getValue()));
            }
            return Optional.of(new OfdPackage(text.toString()));
        } catch (IOException | XMLStreamException | IllegalArgumentException torn) {
            return Optional.empty();
        }
    }

    /// Whether the list of what is in it closes it: a package that broke off has none.
    private static boolean ends(byte[] content) {
        for (var at = content.length - 22; at >= Math.max(0, content.length - LONGEST_END); at--) {
            if (content[at] == END[0]
                    && content[at + 1] == END[1]
                    && content[at + 2] == END[2]
                    && content[at + 3] == END[3]) {
                return true;
            }
        }
        return false;
    }

    /// Its parts of XML by name; the others are counted and let go.
    private static Map<String, byte[]> parts(byte[] content) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            var left = MOST_BYTES;
            var entries = 0;
            for (var it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                var bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (++entries > MOST_ENTRIES || left == 0) {
                    throw new IOException("it swells");
                }
                if (it.getName().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    parts.put(it.getName(), bytes);
                }
            }
        }
        return parts;
    }

    private static boolean root(byte[] xml) throws XMLStreamException {
        var reader = reader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                return reader.getLocalName().equals("OFD")
                        && NAMESPACE.equals(reader.getNamespaceURI());
            }
        }
        return false;
    }

    private static String text(byte[] xml) throws XMLStreamException {
        var text = new StringBuilder();
        var reader = reader(new ByteArrayInputStream(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("TextCode")) {
                text.append(reader.getElementText());
            }
        }
        return text.toString();
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        synchronized (XML) {
            return XML.createXMLStreamReader(in);
        }
    }

    /// No document type, nothing fetched from anywhere.
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
