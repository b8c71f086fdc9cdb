package org.matricula.archive.fixity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// What the nights found.
@Controller
@Allowed({"archive-keeper", "registrar", "academic-office-head"})
class FixityPage {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int SHOWN = 100;

    private final ReadFixity readFixity;

    FixityPage(ReadFixity readFixity) {
        this.readFixity = readFixity;
    }

    @GetMapping("/archives/fixity")
    String show(@RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("health", readFixity.health(after, SHOWN));
        model.addAttribute("further", after != null);
        return "archive/fixity";
    }

    @GetMapping("/archives/fixity.xlsx")
    void xlsx(HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        readFixity.xlsx(out);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"damages.xlsx\"");
        out.writeTo(response.getOutputStream());
    }

    @GetMapping("/api/v1/archives/fixity")
    @ResponseBody
    Health tell(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return readFixity.health(cursor, limit);
    }
}
