package org.matricula.portal.door;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.matricula.identity.entry.ChosenPost;

/// A request whose body can be read twice: once to know it again, once to obey it.
class ReadBody extends HttpServletRequestWrapper {

    /// Far more than any body that is not a file; a file comes in parts, which have their own
    /// limit.
    static final int LONGEST = 4 * 1024 * 1024;

    private final byte[] body;

    private ReadBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    private static boolean inParts(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    static ReadBody of(HttpServletRequest request) throws IOException {
        return new ReadBody(
                request,
                inParts(request) ? new byte[0] : request.getInputStream().readNBytes(LONGEST + 1));
    }

    boolean tooLong() {
        return body.length > LONGEST || !inParts(this) && getContentLengthLong() > LONGEST;
    }

    /// The same for the same request, however its parts are fenced.
    String fingerprint() throws IOException, ServletException {
        var sink = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), sha256());
        for (var it :
                new String[] {
                    getMethod(), getRequestURI(), getQueryString(), getHeader(ChosenPost.HEADER)
                }) {
            sink.write((it + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (inParts(this)) {
            parts(sink);
        } else {
            sink.write(body);
        }
        return HexFormat.of().formatHex(sink.getMessageDigest().digest());
    }

    private void parts(DigestOutputStream sink) throws IOException, ServletException {
        try {
            for (var it : getParts()) {
                var head = it.getName() + "\n" + it.getSubmittedFileName() + "\n" + it.getSize();
                sink.write(head.getBytes(StandardCharsets.UTF_8));
                try (var content = it.getInputStream()) {
                    content.transferTo(sink);
                }
            }
        } catch (IllegalStateException tooLarge) {
            // the handler refuses it in a moment, with the words for it
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return inParts(this) ? super.getInputStream() : new Read(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static class Read extends ServletInputStream {

        private final ByteArrayInputStream from;

        Read(ByteArrayInputStream from) {
            this.from = from;
        }

        @Override
        public int read() {
            return from.read();
        }

        @Override
        public int read(byte[] into, int start, int count) {
            return from.read(into, start, count);
        }

        @Override
        public boolean isFinished() {
            return from.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read at once");
        }
    }
}
