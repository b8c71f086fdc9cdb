package org.matricula.exchange.elmo;

import java.time.LocalDate;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// An ELMO document as it grows: elements of its one namespace, in the order they are added.
final class ElmoDocument {

    static final String NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1";

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final Document document;
    private final Element root;

    ElmoDocument() {
        try {
            var factory = DocumentBuilderFactory.newNSInstance();
            this.document = factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        this.root = document.createElementNS(NAMESPACE, "elmo");
        // said, not only meant: what is signed must name its namespace
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", NAMESPACE);
        document.appendChild(root);
    }

    Document document() {
        return document;
    }

    Element root() {
        return root;
    }

    Element in(Element parent, String name) {
        var it = document.createElementNS(NAMESPACE, name);
        parent.appendChild(it);
        return it;
    }

    /// Left out where there is nothing to say.
    void text(Element parent, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            in(parent, name).setTextContent(value.toString().strip());
        }
    }

    void must(Element parent, String name, Object value) {
        in(parent, name).setTextContent(value.toString().strip());
    }

    void typed(Element parent, String name, String type, String value) {
        var it = in(parent, name);
        it.setAttribute("type", type);
        it.setTextContent(value.strip());
    }

    void said(Element parent, String name, String language, String words) {
        var it = in(parent, name);
        it.setAttributeNS(XML, "xml:lang", language);
        it.setTextContent(words.strip());
    }

    void term(Element parent, Function<String, String> said, LocalDate from, LocalDate until) {
        var term = in(parent, "academicTerm");
        said(term, "title", "zh", said.apply("zh"));
        must(term, "start", from);
        must(term, "end", until);
    }
}
