package org.matricula.outward;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST to the very address that was judged: clients of the JDK look a name up for themselves,
/// and whoever owns the name may have it answer differently a moment later. The certificate is held
/// against the name all the same. No redirection is followed, no proxy asked, and of the answer no
/// more is read than was asked for.
public final class JudgedPost {

    private static final int LONGEST_LINE = 8_000;
    private static final int MOST_LINES = 200;
    private static final int PART = 8_192;

    private final SSLSocketFactory tls;
    private final Duration patience;

    public JudgedPost(SSLSocketFactory tls, Duration patience) {
        this.tls = tls;
        this.patience = patience;
    }

    /// What came back.
    ///
    /// @param content empty where nothing was asked for
    public record Returned(int status, byte[] content) {}

    /// @return the status of the answer, of which nothing else is read
    public int send(PublicAddress.Judged to, Map<String, String> headers, String body)
            throws IOException {
        return send(to, headers, body.getBytes(StandardCharsets.UTF_8), 0).status();
    }

    /// @param most bytes of the answer's content; 0 for its status alone
    /// @throws IOException if the answer is longer, broken, or not there in time
    public Returned send(
            PublicAddress.Judged to, Map<String, String> headers, byte[] content, int most)
            throws IOException {
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
            var answer = new Answer(new BufferedInputStream(socket.getInputStream()), patience);
            var heads = new HashMap<String, String>();
            var status = status(answer, heads);
            return new Returned(status, most == 0 ? new byte[0] : answer.content(heads, most));
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
    private static int status(Answer answer, Map<String, String> heads) throws IOException {
        while (true) {
            var first = answer.line().split(" ", 3);
            if (first.length < 2
                    || !first[0].startsWith("HTTP/1.")
                    || !first[1].matches("[1-5][0-9]{2}")) {
                throw new IOException("no answer of HTTP");
            }
            var status = Integer.parseInt(first[1]);
            heads.clear();
            var lines = 0;
            for (var it = answer.line(); !it.isEmpty(); it = answer.line()) {
                if (lines++ > MOST_LINES) {
                    throw new IOException("no end of headers");
                }
                var colon = it.indexOf(':');
                if (colon > 0) {
                    heads.put(
                            it.substring(0, colon).toLowerCase(Locale.ROOT),
                            it.substring(colon + 1).strip());
                }
            }
            if (status >= 200) {
                return status;
            }
        }
    }

    /// The answer as it drips in, and until when it may.
    private record Answer(InputStream in, long since, Duration patience) {

        Answer(InputStream in, Duration patience) {
            this(in, System.nanoTime(), patience);
        }

        String line() throws IOException {
            var line = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0 || line.length() > LONGEST_LINE) {
                    throw new IOException("no answer");
                }
                inTime();
                line.append((char) next);
            }
            return line.toString().strip();
        }

        byte[] content(Map<String, String> heads, int most) throws IOException {
            if (heads.getOrDefault("transfer-encoding", "")
                    .toLowerCase(Locale.ROOT)
                    .contains("chunked")) {
                return chunks(most);
            }
            var length = heads.get("content-length");
            var out = new ByteArrayOutputStream();
            copy(out, length == null ? -1 : size(length, 10), most);
            return out.toByteArray();
        }

        private byte[] chunks(int most) throws IOException {
            var out = new ByteArrayOutputStream();
            while (true) {
                var size = size(line().split(";", 2)[0].strip(), 16);
                if (size == 0) {
                    return out.toByteArray();
                }
                copy(out, size, most);
                line();
            }
        }

        /// @param length of what is to come, negative for up to its end
        private void copy(ByteArrayOutputStream out, long length, int most) throws IOException {
            if (length > most - out.size()) {
                throw new IOException("the answer is longer than " + most);
            }
            var part = new byte[PART];
            for (var left = length; left != 0; ) {
                var read = in.read(part, 0, left < 0 ? PART : (int) Math.min(PART, left));
                inTime();
                if (read < 0 && length < 0) {
                    return;
                }
                if (read < 0) {
                    throw new IOException("the answer broke off");
                }
                if (read > most - out.size()) {
                    throw new IOException("the answer is longer than " + most);
                }
                out.write(part, 0, read);
                left -= length < 0 ? 0 : read;
            }
        }

        private static long size(String written, int radix) throws IOException {
            try {
                var size = Long.parseLong(written, radix);
                if (size >= 0) {
                    return size;
                }
            } catch (NumberFormatException notOne) {
                // told below
            }
            throw new IOException("no length");
        }

        private void inTime() throws IOException {
            if (System.nanoTime() - since > patience.toNanos()) {
                throw new IOException("no answer in time");
            }
        }
    }
}
