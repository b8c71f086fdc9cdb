package org.matricula.archive.packet;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/// What happened to the contents of a package, in the words of PREMIS 3.
final class PreservationHistory {

    private static final String PREMIS = "http://www.loc.gov/premis/v3";

    private record Event(String type, Instant at, String detail, String agent) {}

    private final List<Event> events = new ArrayList<>();

    void event(String type, Instant at, String detail, String agent) {
        events.add(new Event(type, at, detail, agent));
    }

    String xml() {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("premis");
            xml.writeDefaultNamespace(PREMIS);
            xml.writeAttribute("version", "3.0");
            var n = 0;
            for (var it : events) {
                xml.writeStartElement("event");
                pair(xml, "eventIdentifier", "local", String.valueOf(++n));
                leaf(xml, "eventType", it.type());
                leaf(xml, "eventDateTime", it.at().toString());
                xml.writeStartElement("eventDetailInformation");
                leaf(xml, "eventDetail", it.detail());
                xml.writeEndElement();
                pair(xml, "linkingAgentIdentifier", "name", it.agent());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException never) {
            throw new IllegalStateException(never);
        }
        return text.toString();
    }

    private static void pair(
            javax.xml.stream.XMLStreamWriter xml, String name, String type, String value)
            throws XMLStreamException {
        xml.writeStartElement(name);
        leaf(xml, name + "Type", type);
        leaf(xml, name + "Value", value);
        xml.writeEndElement();
    }

    private static void leaf(javax.xml.stream.XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
