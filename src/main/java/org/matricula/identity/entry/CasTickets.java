package org.matricula.identity.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/// Asks a CAS server whose ticket it is (CAS protocol 3.0, `/p3/serviceValidate`). Spring
/// Security's own client has no release for Security 7.
@Component
class CasTickets {

    private static final Logger LOG = LoggerFactory.getLogger(CasTickets.class);
    private static final String NAMESPACE = "http://www.yale.edu/tp/cas";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final CasSettings settings;

    CasTickets(CasSettings settings) {
        this.settings = settings;
    }

    String loginUrl() {
        return settings.server() + "/login?service=" + encoded(settings.service());
    }

    /// @return the username, empty if the server does not vouch for the ticket
    Optional<String> holder(String ticket) {
        var asked =
                URI.create(
                        settings.server()
                                + "/p3/serviceValidate?service="
                                + encoded(settings.service())
                                + "&ticket="
                                + encoded(ticket));
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(asked).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() == HttpStatus.OK.value()
                        ? user(body.readNBytes(LONGEST_ANSWER))
                        : Optional.empty();
            }
        } catch (IOException | SAXException e) {
            LOG.warn("the CAS server did not answer as CAS does: {}", e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<String> user(byte[] answer) throws SAXException, IOException {
        var root = builders().parse(new ByteArrayInputStream(answer)).getDocumentElement();
        var success = root.getElementsByTagNameNS(NAMESPACE, "authenticationSuccess");
        if (!"serviceResponse".equals(root.getLocalName()) || success.getLength() != 1) {
            return Optional.empty();
        }
        var users =
                ((org.w3c.dom.Element) success.item(0)).getElementsByTagNameNS(NAMESPACE, "user");
        return users.getLength() == 1
                ? Optional.of(users.item(0).getTextContent().strip()).filter(it -> !it.isEmpty())
                : Optional.empty();
    }

    /// No document type, no entity, nothing fetched from anywhere.
    private static javax.xml.parsers.DocumentBuilder builders() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(@org.jspecify.annotations.Nullable String value) {
        return URLEncoder.encode(String.valueOf(value), UTF_8);
    }
}
