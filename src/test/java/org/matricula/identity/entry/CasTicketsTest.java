package org.matricula.identity.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class CasTicketsTest {

    private static final String GOOD =
            """
            <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
              <cas:authenticationSuccess><cas:user>liulaoshi</cas:user>
                <cas:attributes><cas:mail>x@school.test</cas:mail></cas:attributes>
              </cas:authenticationSuccess>
            </cas:serviceResponse>
            """;

    HttpServer server;
    CasTickets tickets;
    String asked;
    String answer = GOOD;

    @BeforeEach
    void a_cas_server_on_loopback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/cas/p3/serviceValidate",
                exchange -> {
                    asked = exchange.getRequestURI().getRawQuery();
                    var bytes = answer.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        tickets =
                new CasTickets(
                        new CasSettings(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/cas",
                                "https://xj.school.test/sign-in/cas"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_ticket_the_server_vouches_for_names_its_holder() {
        assertThat(tickets.holder("ST-1&x=y")).contains("liulaoshi");
        assertThat(asked)
                .isEqualTo(
                        "service=https%3A%2F%2Fxj.school.test%2Fsign-in%2Fcas&ticket=ST-1%26x%3Dy");
        assertThat(tickets.loginUrl()).contains("/cas/login?service=https%3A%2F%2Fxj.school.test");
    }

    @Test
    void a_ticket_it_does_not_know_names_nobody() {
        answer =
                """
                <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
                  <cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>
                </cas:serviceResponse>
                """;
        assertThat(tickets.holder("ST-2")).isEmpty();
        answer = "<html>down for maintenance</html>";
        assertThat(tickets.holder("ST-2")).isEmpty();
        answer = "not xml at all";
        assertThat(tickets.holder("ST-2")).isEmpty();
    }

    @Test
    void an_answer_with_a_document_type_is_not_read() {
        answer =
                """
                <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
                  <cas:authenticationSuccess><cas:user>&e;</cas:user></cas:authenticationSuccess>
                </cas:serviceResponse>
                """;
        assertThatThrownBy(() -> CasTickets.user(answer.getBytes(UTF_8)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("DOCTYPE");
        assertThat(tickets.holder("ST-3")).isEmpty();
    }
}
