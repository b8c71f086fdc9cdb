package org.matricula.registry.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/// A list on its way to whoever asked: saved under a name, kept by no cache.
final class Download {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Download() {}

    static OutputStream xlsx(HttpServletResponse response, String name) throws IOException {
        return begin(response, XLSX, name + ".xlsx");
    }

    static OutputStream pdf(HttpServletResponse response, String name) throws IOException {
        return begin(response, "application/pdf", name + ".pdf");
    }

    private static OutputStream begin(HttpServletResponse response, String type, String name)
            throws IOException {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        return response.getOutputStream();
    }
}
