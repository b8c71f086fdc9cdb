package org.matricula.identity.entry;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// A school's identity service on loopback: OpenID Connect and CAS, as far as a sign-in needs them.
final class IdentityService {

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey others;
    private @Nullable String username;
    private String nonce = "";
    private boolean forging;

    private IdentityService(HttpServer server) throws JOSEException {
        this.server = server;
        this.key = new RSAKeyGenerator(2048).keyID("one").generate();
        this.others = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    static IdentityService start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var service = new IdentityService(server);
            server.createContext(
                    "/.well-known/openid-configuration", it -> answer(it, service.described()));
            server.createContext(
                    "/keys", it -> answer(it, new JWKSet(service.key.toPublicJWK()).toString()));
            server.createContext("/token", it -> answer(it, service.token()));
            server.createContext("/cas/p3/serviceValidate", it -> answer(it, service.ticket()));
            server.start();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", body.startsWith("{") ? "application/json" : "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void vouchFor(@Nullable String who) {
        username = who;
    }

    /// From here on it signs with a key that is not the published one.
    void forge() {
        forging = true;
    }

    void reset() {
        forging = false;
        username = null;
    }

    void stop() {
        server.stop(0);
    }

    /// What the browser does at the service: somebody proves themselves there, and is sent back.
    String authorise(String asked) {
        var query = UriComponentsBuilder.fromUriString(asked).build().getQueryParams();
        nonce = query.getFirst("nonce");
        return "/login/oauth2/code/school?code=abc&state=" + query.getFirst("state");
    }

    private String described() {
        return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
                .formatted(issuer())
                .strip();
    }

    private String token() {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject("subject-of-" + username)
                        .audience("matricula")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", nonce)
                        .claim("preferred_username", username)
                        .claim("roles", List.of("administrator"))
                        .build();
        var signed =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        try {
            signed.sign(new RSASSASigner(forging ? others : key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return """
        {"access_token":"at","token_type":"Bearer","expires_in":300,"id_token":"%s"}
        """
                .formatted(signed.serialize())
                .strip();
    }

    private String ticket() {
        return username == null
                ? "<cas:serviceResponse"
                      + " xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationFailure"
                      + " code=\"INVALID_TICKET\">no</cas:authenticationFailure></cas:serviceResponse>"
                : "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess><cas:user>%s</cas:user></cas:authenticationSuccess></cas:serviceResponse>"
                        .formatted(username);
    }
}
