package org.matricula.report.form;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/// A sheet on its way to whoever asked: saved under a name, kept by no cache.
public final class Download {

    public static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Download() {}

    public static OutputStream xlsx(HttpServletResponse response, String name) throws IOException {
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", saved(name + ".xlsx"));
        response.setHeader("Cache-Control", "no-store");
        return response.getOutputStream();
    }

    public static String saved(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
