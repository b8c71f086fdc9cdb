package org.matricula.exchange.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST to the very address that was judged: clients of the JDK look a name up for themselves,
/// and whoever owns the name may have it answer differently a moment later. The certificate is held
/// against the name all the same. No redirection is followed, no proxy asked, and of the answer
/// nothing but its status is read.
final class HookPost {

    private static final int LONGEST_LINE = 8_000;
    private static final int MOST_LINES = 200;

    private final SSLSocketFactory tls;
    private final Duration patience;

    HookPost(SSLSocketFactory tls, Duration patience) {
        this.tls = tls;
        this.patience = patience;
    }

    /// @return the status of the answer
    int send(PublicAddress.Judged to, Map<String, String> headers, String body) throws IOException {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder();
        var path =
                to.uri().getRawPath() == null || to.uri().getRawPath().isEmpty()
                        ? "/"
                        : to.uri().getRawPath();
        var query = to.uri().getRawQuery() == null ? "" : "?" + to.uri().getRawQuery();
        head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(to.uri().getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(content.length).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        try (var socket = open(to)) {
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
            return status(new Answer(new BufferedInputStream(socket.getInputStream()), patience));
        }
    }

    private Socket open(PublicAddress.Judged to) throws IOException {
        var secure = "https".equals(to.uri().getScheme());
        var port = to.uri().getPort() < 0 ? secure ? 443 : 80 : to.uri().getPort();
        var plain = connected(to, port);
        if (!secure) {
            return plain;
        }
        try {
            var host = name(to.uri());
            var socket = (SSLSocket) tls.createSocket(plain, host, port, true);
            var asked = socket.getSSLParameters();
            asked.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(asked);
            socket.startHandshake();
            return socket;
        } catch (IOException | RuntimeException refused) {
            plain.close();
            throw refused;
        }
    }

    private static String name(URI uri) {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    /// The first of its addresses that answers.
    private Socket connected(PublicAddress.Judged to, int port) throws IOException {
        IOException last = new SocketException("no address");
        for (InetAddress it : to.found()) {
            var socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.setSoTimeout((int) patience.toMillis());
                socket.connect(new InetSocketAddress(it, port), (int) patience.toMillis());
                return socket;
            } catch (IOException refused) {
                socket.close();
                last = refused;
            }
        }
        throw last;
    }

    /// Answers on the way (1xx) are passed over.
    private static int status(Answer answer) throws IOException {
        while (true) {
            var first = answer.line().split(" ", 3);
            if (first.length < 2
                    || !first[0].startsWith("HTTP/1.")
                    || !first[1].matches("[1-5][0-9]{2}")) {
                throw new IOException("no answer of HTTP");
            }
            var status = Integer.parseInt(first[1]);
            if (status >= 200) {
                return status;
            }
            for (var lines = 0; !answer.line().isEmpty(); lines++) {
                if (lines > MOST_LINES) {
                    throw new IOException("no end of headers");
                }
            }
        }
    }

    /// Its head as it drips in, and until when it may.
    private record Answer(InputStream in, long since, Duration patience) {

        Answer(InputStream in, Duration patience) {
            this(in, System.nanoTime(), patience);
        }

        String line() throws IOException {
            var line = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0
                        || line.length() > LONGEST_LINE
                        || System.nanoTime() - since > patience.toNanos()) {
                    throw new IOException("no answer");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
